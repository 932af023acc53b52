package org.consentcourier.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/** One grouped query for all numbers of a kind, few of them longer than a blink; see {@link Kept} for how often they are made. */
@ApplicationScoped
@Transactional
class Numbers {

    /** Reads the table whole, which for a million requests is under a second: an index that knows NEW too would slow imports. */
    private static final String REQUESTS =
            "select application, status, count(*) from consent_request group by application, status";

    /** Answered from an index alone: whoever has no User ID has no due time, and to ask for one would read the table. */
    private static final String DUE = """
            select application, count(*) from consent_request
            where check_due_at is not null and check_due_at <= :now group by application""";

    private static final String DELIVERIES = "select status, kind, count(*) from delivery group by status, kind";

    private static final String QUESTIONS =
            "select kind, count(*) from open_question where answered_at is null group by kind";

    private static final String HALTS =
            "select application, halt_cause, 1 from application_state where halt_cause is not null";

    private static final String RUN = """
            select application, 'started', case run_state when 'STARTED' then 1 else 0 end from application_state
            union all
            select application, 'unreachable', case when unreachable_since is null then 0 else 1 end from application_state""";

    private static final String WEBHOOKS = """
            select webhook, 'WAITING', count(*) from webhook_notice where due_at is not null group by webhook
            union all
            select webhook, 'FAILED', count(*) from webhook_notice where status = 'FAILED' group by webhook""";

    /** How many ended so, and how many seconds the last of them took. */
    private static final String IMPORTS = """
            select state, 'count', cast(count(*) as double precision) from roster_import group by state
            union all
            (select distinct on (state) state, 'seconds', cast(extract(epoch from ended_at - imported_at) as double precision)
            from roster_import where ended_at is not null order by state, imported_at desc)""";

    private final Session session;
    private final Clock clock;

    Numbers(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** By application and state. */
    Table requests() {
        return table(REQUESTS);
    }

    /** Checks that could be made now, by application; the call budget decides how soon. */
    Table due() {
        return Table.of(session.createNativeQuery(DUE, Object[].class)
                .setParameter("now", clock.instant())
                .getResultList());
    }

    /** By status and kind. */
    Table deliveries() {
        return table(DELIVERIES);
    }

    /** Open ones, by kind. */
    Table questions() {
        return table(QUESTIONS);
    }

    /** 1 for an application and the cause that halts it. */
    Table halts() {
        return table(HALTS);
    }

    /** By application: 1 where it is {@code started}, 1 where Docusign is {@code unreachable}. */
    Table run() {
        return table(RUN);
    }

    /** Notices by webhook: {@code WAITING} or on their way, and {@code FAILED}. */
    Table webhooks() {
        return table(WEBHOOKS);
    }

    /** By state: {@code count}, and {@code seconds} of the last one. */
    Table imports() {
        return table(IMPORTS);
    }

    private Table table(String query) {
        return Table.of(session.createNativeQuery(query, Object[].class).getResultList());
    }
}
