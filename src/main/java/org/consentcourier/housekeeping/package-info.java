/** Forgets what was kept for a time only. */
@NullMarked
package org.consentcourier.housekeeping;

import org.jspecify.annotations.NullMarked;
