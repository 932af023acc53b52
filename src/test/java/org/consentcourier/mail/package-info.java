/** Tests of the package of the same name. */
@NullMarked
package org.consentcourier.mail;

import org.jspecify.annotations.NullMarked;
