/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.access;

import org.jspecify.annotations.NullMarked;
