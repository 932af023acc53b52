/** Tests of the checks before a start. */
@NullMarked
package org.consentcourier.preflight;

import org.jspecify.annotations.NullMarked;
