package org.consentcourier.report;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A manager as of a snapshot.
 *
 * @param email in lower case
 * @param name and what follows: null where the roster did not tell, or the manager stood on none
 * @param above whom they report to; null at the top of the tree
 */
public record ReportManager(
        String email,
        @Nullable String name,
        @Nullable Locale language,
        @Nullable ZoneId zone,
        @Nullable String country,
        @Nullable String above,
        TreePlace place) {}
