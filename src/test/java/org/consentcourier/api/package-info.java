/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.api;

import org.jspecify.annotations.NullMarked;
