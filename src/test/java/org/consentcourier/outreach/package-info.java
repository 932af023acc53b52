@NullMarked
package org.consentcourier.outreach;

import org.jspecify.annotations.NullMarked;
