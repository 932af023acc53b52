@NullMarked
package org.consentcourier.consent;

import org.jspecify.annotations.NullMarked;
