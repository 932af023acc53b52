/** What must be right before anybody is mailed; start and pause. */
@NullMarked
package org.consentcourier.preflight;

import org.jspecify.annotations.NullMarked;
