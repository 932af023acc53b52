/** The checks before an application is started: what was looked at, what is wrong, and how to mend it. */
@NullMarked
package org.consentcourier.preflight;

import org.jspecify.annotations.NullMarked;
