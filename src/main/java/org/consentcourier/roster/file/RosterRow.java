package org.consentcourier.roster.file;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One good row of a file; null: the file has no such column and what is known stays, empty: the file says there is none.
 *
 * @param account Docusign's account of the membership
 * @param managerEmail in lower case
 * @param attributes what other columns say, by their headers
 */
public record RosterRow(
        long line,
        String email,
        @Nullable UUID userId,
        Membership membership,
        @Nullable String account,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String department,
        @Nullable String permissionSet,
        @Nullable String groups,
        @Nullable String addedDate,
        @Nullable String managerEmail,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable Map<String, String> attributes) {

    /** Two spellings of one address are one person. */
    public String emailKey() {
        return email.toLowerCase(Locale.ROOT);
    }
}
