package org.consentcourier.outreach;

import java.time.Instant;

/**
 * What was last changed in how an application asks and reminds.
 *
 * @param what the settings with both values, such as {@code reminder-delay 3d → 5d}
 */
public record PolicyChange(Instant at, String what) {}
