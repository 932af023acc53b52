package org.consentcourier.report;

import org.jspecify.annotations.Nullable;

/**
 * Which people of a scope a list names; nulls do not matter.
 *
 * @param manager whose own people only, in lower case; within the scope, else nobody
 */
public record PeopleFilter(
        Part part,
        @Nullable String manager,
        @Nullable String application,
        @Nullable String department,
        @Nullable String country,
        @Nullable String domain,
        @Nullable Problem problem) {

    /** How far they have come. */
    public enum Part {
        ALL("true"),
        DONE("line.status = 'GRANTED'"),
        /** For whom an application would not work if it went live now. */
        MISSING("line.status not in ('GRANTED', 'EXEMPT')"),
        /** Who needs somebody's help. */
        LATE("line.urgency is not null"),
        EXEMPT("line.status = 'EXEMPT'"),
        NEWLY_GRANTED("line.status = 'GRANTED' and " + Part.CHANGED),
        REVOKED("line.status <> 'GRANTED' and " + Part.CHANGED);

        private static final String CHANGED =
                "(line.status = 'GRANTED') <> (coalesce(line.status_before, '') = 'GRANTED')";

        private final String sql;

        Part(String sql) {
            this.sql = sql;
        }

        /** A condition on a row called {@code line}. */
        String sql() {
            return sql;
        }
    }

    /** All of a part. */
    public static PeopleFilter of(Part part) {
        return new PeopleFilter(part, null, null, null, null, null, null);
    }

    /** The same of one application. */
    public PeopleFilter ofApplication(@Nullable String key) {
        return new PeopleFilter(part, manager, key, department, country, domain, problem);
    }

    /** The same of one manager's own people. */
    public PeopleFilter ofManager(@Nullable String email) {
        return new PeopleFilter(part, email, application, department, country, domain, problem);
    }
}
