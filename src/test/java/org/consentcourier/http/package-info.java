/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.http;

import org.jspecify.annotations.NullMarked;
