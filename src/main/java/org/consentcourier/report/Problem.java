package org.consentcourier.report;

import org.jspecify.annotations.Nullable;

/** Why asking somebody alone leads nowhere any more, whom their manager can help first: who has one is late. */
public enum Problem {
    /** The address takes no mail; the manager may know the right one. */
    UNDELIVERABLE,
    /** The person has yet to open the mail by which Docusign activates the user. */
    NOT_ACTIVATED,
    /** Nobody has mailed the person any more since the time for it ran out. */
    EXPIRED,
    /** The last reminder has left and was not answered. */
    SILENT,
    /** The person told us that they will not. */
    DECLINED,
    /** Docusign knows no user of the address. */
    UNKNOWN_ADDRESS,
    /** Docusign knows no active user of the User ID. */
    UNKNOWN_USER_ID,
    /** Docusign has several users of the address, and IT has yet to choose. */
    SEVERAL_USER_IDS,
    /** Neither the roster nor Docusign has told a User ID yet. */
    NO_USER_ID;

    /**
     * An expression over a row called {@code found} with status, cause, undeliverable, and whether the reminders are {@code spent};
     * null for who has none.
     */
    static final String SQL = """
            case when found.status in ('GRANTED', 'EXEMPT') then null
                when found.cause is not null then found.cause
                when found.undeliverable then 'UNDELIVERABLE'
                when found.status in ('EXPIRED', 'DECLINED') then found.status
                when found.status in ('PENDING', 'REVOKED') and found.spent then 'SILENT' end""";

    /** Whether the person or their manager can do something about it, and not IT alone. */
    public boolean isTheManagers() {
        return switch (this) {
            case UNDELIVERABLE, NOT_ACTIVATED, EXPIRED, SILENT, DECLINED -> true;
            case UNKNOWN_ADDRESS, UNKNOWN_USER_ID, SEVERAL_USER_IDS, NO_USER_ID -> false;
        };
    }

    /** What {@link #SQL} gave. */
    static @Nullable Problem of(@Nullable Object value) {
        return value == null ? null : valueOf((String) value);
    }
}
