package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.report.ReportLinks.Errand;
import org.hibernate.Session;

/** Which links of reports were used, and whom they are about. */
@ApplicationScoped
@Transactional
public class ReportActions {

    private static final String THIS =
            " period = :period and manager_email = :manager and action = :action and request_id is not distinct from :request";

    private static final String USE = """
            insert into report_action (period, manager_email, action, request_id, done_at, effects)
            values (:period, :manager, :action, :request, :at, 0) on conflict do nothing""";

    private static final String PEOPLE = """
            select request_id, application, person_name from report_line where period = :period
                and (request_id = :request or (cast(:request as uuid) is null and manager_email = :manager
                    and urgency is not null))
            order by person_name, person_email, application""";

    private final Session session;
    private final Clock clock;

    ReportActions(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** One person and one application a link is about. */
    public record Concerned(UUID requestId, String application, String name) {}

    /** When a link was used, and how many mails or questions followed. */
    public record Used(Instant at, int effects) {}

    /** Whom a link is about, as the snapshot names them. */
    public List<Concerned> concerned(Errand errand) {
        return session.createNativeQuery(PEOPLE, Object[].class)
                .setParameter("period", errand.period().key())
                .setParameter("manager", errand.manager())
                .setParameter("request", errand.requestId(), UUID.class)
                .getResultStream()
                .map(row -> new Concerned((UUID) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** Empty while it may act. */
    public Optional<Used> used(Errand errand) {
        return session.createNativeQuery("select done_at, effects from report_action where" + THIS, Object[].class)
                .setParameter("period", errand.period().key())
                .setParameter("manager", errand.manager())
                .setParameter("action", errand.action().name())
                .setParameter("request", errand.requestId(), UUID.class)
                .getResultStream()
                .map(row -> new Used((Instant) row[0], (int) row[1]))
                .findFirst();
    }

    /** Takes a link, for good once the caller's transaction ends well; false: somebody has, or is about to. */
    @Transactional(TxType.MANDATORY)
    public boolean take(Errand errand) {
        return session.createNativeMutationQuery(USE)
                        .setParameter("period", errand.period().key())
                        .setParameter("manager", errand.manager())
                        .setParameter("action", errand.action().name())
                        .setParameter("request", errand.requestId(), UUID.class)
                        .setParameter("at", clock.instant(), Instant.class)
                        .executeUpdate()
                == 1;
    }

    /** Notes what followed, in the transaction that took it. */
    @Transactional(TxType.MANDATORY)
    public void followed(Errand errand, int effects) {
        session.createNativeMutationQuery("update report_action set effects = :effects where" + THIS)
                .setParameter("effects", effects)
                .setParameter("period", errand.period().key())
                .setParameter("manager", errand.manager())
                .setParameter("action", errand.action().name())
                .setParameter("request", errand.requestId(), UUID.class)
                .executeUpdate();
    }
}
