package org.consentcourier.consent;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody must do something else first before asking, or what was consented to, leads anywhere; derived from a request,
 * never stored.
 */
public enum StuckCause {
    /** The person has yet to open the mail by which Docusign activates the user. */
    NOT_ACTIVATED("request.activation_pending"),
    /** Neither the roster nor Docusign has told a User ID yet. */
    NO_USER_ID("request.status = 'UNRESOLVED'"),
    /** Docusign has several users of the address, and IT has yet to choose. */
    SEVERAL_USER_IDS("request.status = 'UNRESOLVED'"),
    /** Docusign knows no active user of this User ID. */
    UNKNOWN_USER_ID("request.status = 'FAULTY'"),
    /** Docusign knows no user of the address. */
    UNKNOWN_ADDRESS("request.status = 'FAULTY'"),
    /** The person has consented, and is no member of the configured account, so that the application can do nothing there. */
    NO_MEMBERSHIP("not request.account_member");

    /** An expression over a row of {@code consent_request} called {@code request}; null for who is not stuck. */
    public static final String SQL = """
            case when request.activation_pending and request.status not in ('GRANTED', 'EXEMPT', 'LEFT') then 'NOT_ACTIVATED'
                when request.status = 'UNRESOLVED' and (
                    select count(*) from user_id_candidate candidate
                    join application_state state on state.environment = candidate.environment
                    where state.application = request.application and candidate.person_id = request.person_id) > 1
                    then 'SEVERAL_USER_IDS'
                when request.status = 'UNRESOLVED' then 'NO_USER_ID'
                when request.status = 'FAULTY' and request.user_id is null then 'UNKNOWN_ADDRESS'
                when request.status = 'FAULTY' then 'UNKNOWN_USER_ID'
                when request.status = 'GRANTED' and not request.account_member then 'NO_MEMBERSHIP' end""";

    private final String among;

    StuckCause(String among) {
        this.among = among;
    }

    /** A condition true of all with this cause and of few others, which an index serves; alone it does not tell the cause. */
    String among() {
        return among;
    }

    /** What {@link #SQL} gave. */
    public static @Nullable StuckCause of(@Nullable Object value) {
        return value == null ? null : valueOf((String) value);
    }
}
