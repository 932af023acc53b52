package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The snapshots there are, once they are counted. */
@ApplicationScoped
@Transactional
class ReportPeriods {

    private static final String SELECT =
            "select period, previous_period, starts_at, taken_at from report_snapshot where counted_at is not null ";

    private final Session session;
    private final ReportsConfig config;

    ReportPeriods(Session session, ReportsConfig config) {
        this.session = session;
        this.config = config;
    }

    List<ReportPeriod> newestFirst() {
        return session.createNativeQuery(SELECT + "order by starts_at desc", Object[].class)
                .getResultStream()
                .map(ReportPeriods::period)
                .toList();
    }

    Optional<ReportPeriod> newest() {
        return session.createNativeQuery(SELECT + "order by starts_at desc limit 1", Object[].class)
                .getResultStream()
                .map(ReportPeriods::period)
                .findFirst();
    }

    Optional<ReportPeriod> find(String key) {
        return session.createNativeQuery(SELECT + "and period = :period", Object[].class)
                .setParameter("period", key)
                .getResultStream()
                .map(ReportPeriods::period)
                .findFirst();
    }

    /** By whose calendar days are counted in it. */
    ZoneId zone(ReportPeriod period) {
        return ZoneId.of(session.createNativeQuery(
                        "select coalesce(zone, :zone) from report_snapshot where period = :period", String.class)
                .setParameter("zone", config.zone().getId())
                .setParameter("period", period.key())
                .getSingleResult());
    }

    private static ReportPeriod period(Object[] row) {
        return new ReportPeriod((String) row[0], (String) row[1], (Instant) row[2], (Instant) row[3]);
    }
}
