package org.consentcourier.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns we understand, by the header names of Docusign's own files; case, spaces, dashes and underscores do not matter. */
enum Column {
    EMAIL("UserEmail", "Email"),
    USER_ID("APIUserName", "UserId"),
    STATUS("Status", "MembershipStatus", "UserStatus"),
    FIRST_NAME("FirstName"),
    LAST_NAME("LastName"),
    FULL_NAME("FullName", "UserName"),
    JOB_TITLE("UserTitle", "JobTitle"),
    COMPANY("CompanyName"),
    PERMISSION_SET("PermissionSet", "eSignPermissionProfile", "PermissionProfile"),
    ADDED_DATE("AddedDate"),
    GROUP("Group", "Groups"),
    MANAGER_EMAIL("ManagerEmail", "Manager"),
    LANGUAGE("Language"),
    TIME_ZONE("TimeZone"),
    COUNTRY("Country");

    private final String header;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
    private final List<String> keys;

    Column(String header, String... aliases) {
        this.header = header;
        this.keys = Stream.concat(Stream.of(header), Arrays.stream(aliases))
                .map(Column::key)
                .toList();
    }

    /** The column of a header, if it is one of ours; others are left alone. */
    static Optional<Column> ofHeader(String header) {
        var key = key(header);
        return Arrays.stream(values())
                .filter(column -> column.keys.contains(key))
                .findFirst();
    }

    /** The name Docusign's user download gives this column. */
    String header() {
        return header;
    }

    private static String key(String header) {
        return header.strip().replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }
}
