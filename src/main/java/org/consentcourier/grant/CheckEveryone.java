package org.consentcourier.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.hibernate.Session;

/** Makes many checks due at once, such as after an administrator has consented for a whole domain; the budget still holds. */
@ApplicationScoped
public class CheckEveryone {

    private static final int AT_A_TIME = 1000;

    /** However often somebody asks for it, Docusign is asked about one person no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * What changed since they were read is looked at again; who is not asked has no due time. Who is being asked about now is
     * left to it: their due time is the end of a lease, which began after their last answer.
     */
    private static final String DUE_NOW = """
            update consent_request set check_due_at = :now, version = version + 1
            where id in (
                select id from consent_request
                where id = any(:ids) and user_id is not null and status <> 'GRANTED' and check_due_at > :now
                    and (check_due_at > :leaseEnd
                        or check_due_at < checked_at + (cast(:leaseEnd as timestamptz) - cast(:now as timestamptz)))
                order by id for no key update)""";

    private final ConsentViews consents;
    private final GrantsConfig config;
    private final Session session;
    private final AuditTrail audit;
    private final Clock clock;

    CheckEveryone(ConsentViews consents, GrantsConfig config, Session session, AuditTrail audit, Clock clock) {
        this.config = config;
        this.consents = consents;
        this.session = session;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whoever may be asked about and is not granted is asked as soon as the call budget allows; returns how many those are. Page
     * by page, each in a transaction of its own: answers that come in meanwhile wait for a few rows and not for all.
     */
    public long check(ConsentFilter filter, boolean dryRun, String by) {
        var people = 0L;
        var page = consents.list(filter, null, AT_A_TIME);
        while (!page.isEmpty()) {
            var ids = page.stream().filter(this::isAsked).map(ConsentRow::id).toList();
            people += ids.size();
            if (!dryRun && !ids.isEmpty()) {
                dueNow(ids);
            }
            page = consents.list(filter, page.getLast().id(), AT_A_TIME);
        }
        if (!dryRun) {
            var detail = "%,d of %s".formatted(people, words(filter));
            QuarkusTransaction.requiringNew().run(() -> audit.record(by, "had many checked", "consents", detail));
        }
        return people;
    }

    private void dueNow(List<UUID> ids) {
        var now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(DUE_NOW)
                        .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                        .setParameter("now", now)
                        .setParameter("leaseEnd", now.plus(config.lease()))
                        .executeUpdate());
    }

    private boolean isAsked(ConsentRow request) {
        var checkedAt = request.checkedAt();
        if (checkedAt != null && checkedAt.isAfter(clock.instant().minus(PAUSE))) {
            return false;
        }
        return switch (request.status()) {
            case NEW, PENDING, REVOKED, DECLINED, EXPIRED, FAULTY -> request.userId() != null;
            case UNRESOLVED, GRANTED, EXEMPT, LEFT -> false;
        };
    }

    private static String words(ConsentFilter filter) {
        return filter.application() == null ? "all applications" : "application " + filter.application();
    }
}
