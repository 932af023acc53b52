package org.consentcourier.roster;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One good row of a file; null: the file has no such column and what is known stays, empty: the file says there is none. */
record RosterRow(
        long line,
        String text,
        String email,
        @Nullable UUID userId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String permissionSet,
        @Nullable String groups,
        @Nullable String status,
        @Nullable String addedDate,
        @Nullable String managerEmail,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String country) {

    /** Two spellings of one address are one person. */
    String emailKey() {
        return email.toLowerCase(Locale.ROOT);
    }
}
