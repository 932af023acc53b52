/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.delivery;

import org.jspecify.annotations.NullMarked;
