package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The snapshots there are. */
@ApplicationScoped
@Transactional
class ReportPeriods {

    private static final String SELECT = "select period, previous_period, starts_at, taken_at from report_snapshot ";

    private final Session session;

    ReportPeriods(Session session) {
        this.session = session;
    }

    List<ReportPeriod> newestFirst() {
        return session.createNativeQuery(SELECT + "order by starts_at desc", Object[].class)
                .getResultStream()
                .map(ReportPeriods::period)
                .toList();
    }

    Optional<ReportPeriod> find(String key) {
        return session.createNativeQuery(SELECT + "where period = :period", Object[].class)
                .setParameter("period", key)
                .getResultStream()
                .map(ReportPeriods::period)
                .findFirst();
    }

    private static ReportPeriod period(Object[] row) {
        return new ReportPeriod((String) row[0], (String) row[1], (Instant) row[2], (Instant) row[3]);
    }
}
