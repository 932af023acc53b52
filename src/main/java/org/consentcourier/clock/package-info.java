/** The only place that asks the system for the time. */
@NullMarked
package org.consentcourier.clock;

import org.jspecify.annotations.NullMarked;
