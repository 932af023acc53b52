@NullMarked
package org.consentcourier.audit;

import org.jspecify.annotations.NullMarked;
