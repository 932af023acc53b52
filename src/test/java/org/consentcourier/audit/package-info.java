/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.audit;

import org.jspecify.annotations.NullMarked;
