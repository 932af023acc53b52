package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How a group has come along, from one snapshot to the next. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Trends {

    /** A year of weeks. */
    private static final int MOST_POINTS = 53;

    private final Session session;
    private final ReportsConfig config;

    Trends(Session session, ReportsConfig config) {
        this.session = session;
        this.config = config;
    }

    /** Up to one snapshot, of one application or, null, of all. */
    Trend of(ReportPeriod until, Scope scope, @Nullable String application, @Nullable LocalDate goLive) {
        var source = ReportNumbers.Source.of(scope);
        var query = session.createNativeQuery(points(source), Object[].class)
                .setParameter("until", until.startsAt(), Instant.class)
                .setParameter("zone", config.zone().getId(), String.class)
                .setParameter("application", application, String.class);
        return Trend.of(source.bind(query).getResultStream().map(Trends::point).toList(), goLive);
    }

    /** Snapshots that know nothing of the group are left out. */
    private static String points(ReportNumbers.Source source) {
        return """
                select snapshot.period, snapshot.taken_at, coalesce(snapshot.zone, :zone), number.done, number.missing
                from (select * from report_snapshot
                    where starts_at <= :until and counted_at is not null order by starts_at desc limit %d) snapshot
                cross join lateral (select sum(done) as done, sum(missing) as missing from %s number
                    where period = snapshot.period and %s
                        and (cast(:application as text) is null or application = :application)) number
                where number.done is not null
                order by snapshot.starts_at""".formatted(MOST_POINTS, source.table(), source.condition());
    }

    /** The nearest day of go-live among those for which somebody is missing. */
    static @Nullable LocalDate nearest(List<ApplicationNumbers> applications, LocalDate today) {
        LocalDate nearest = null;
        for (var application : applications) {
            var day = application.goLive();
            if (day != null
                    && application.numbers().missing() > 0
                    && !day.isBefore(today)
                    && (nearest == null || day.isBefore(nearest))) {
                nearest = day;
            }
        }
        return nearest;
    }

    private static Trend.Point point(Object[] row) {
        var done = ((Number) row[3]).longValue();
        return new Trend.Point(
                (String) row[0],
                ((Instant) row[1]).atZone(ZoneId.of((String) row[2])).toLocalDate(),
                done,
                done + ((Number) row[4]).longValue());
    }
}
