/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.smtp;

import org.jspecify.annotations.NullMarked;
