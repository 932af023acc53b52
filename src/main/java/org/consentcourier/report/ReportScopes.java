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

    /** All who had people. */
    List<String> managers(String period) {
        return session.createNativeQuery(
                        "select distinct manager_email from report_line where period = :period and manager_email is not null",
                        String.class)
                .setParameter("period", period)
                .getResultList();
    }

    /** Those whose a request was. */
    List<String> managersOf(String period, UUID requestId) {
        return session.createNativeQuery(
                        "select manager_email from report_line where period = :period and request_id = :request"
                                + " and manager_email is not null",
                        String.class)
                .setParameter("period", period)
                .setParameter("request", requestId)
                .getResultList();
    }
}
