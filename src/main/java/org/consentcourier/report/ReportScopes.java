package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Who had a say in whom when a snapshot was taken. */
@ApplicationScoped
@Transactional
class ReportScopes {

    private final Session session;

    ReportScopes(Session session) {
        this.session = session;
    }

    /** All there were. */
    List<String> managers(String period) {
        return session.createNativeQuery("select manager from report_manager where period = :period", String.class)
                .setParameter("period", period)
                .getResultList();
    }

    /** Those in whose trees a request was. */
    List<String> managersOf(String period, UUID requestId) {
        return session.createNativeQuery("""
                        select manager.manager from report_line line
                        join report_manager manager on manager.period = line.period
                            and line.place between manager.place and manager.last_place
                        where line.period = :period and line.request_id = :request""", String.class)
                .setParameter("period", period)
                .setParameter("request", requestId)
                .getResultList();
    }
}
