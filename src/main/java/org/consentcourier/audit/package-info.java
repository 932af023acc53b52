/** Who did what: an append-only record of every deliberate act. */
@NullMarked
package org.consentcourier.audit;

import org.jspecify.annotations.NullMarked;
