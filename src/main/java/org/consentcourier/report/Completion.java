package org.consentcourier.report;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Does what follows a snapshot: adds it up, and orders its mails. Lines do not change any more, so this needs nothing to stand
 * still; a node that dies in it leaves it to the next look.
 */
@ApplicationScoped
class Completion {

    private static final int TIMEOUT_SECONDS = 600;

    private static final String OLDEST = """
            select period, previous_period, starts_at, taken_at, counted_at is null, ordered_at is null from report_snapshot
            where counted_at is null or ordered_at is null
            order by starts_at limit 1 for update skip locked""";

    private static final String DONE =
            "update report_snapshot set counted_at = coalesce(counted_at, :now), ordered_at = coalesce(ordered_at, :now) where period = :period";

    private final Session session;
    private final Counting counting;
    private final ReportOrders orders;
    private final Clock clock;

    Completion(Session session, Counting counting, ReportOrders orders, Clock clock) {
        this.session = session;
        this.counting = counting;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Completes the oldest snapshot that is not complete and that no other node is at; whether there was one.
     *
     * @param departure null: nobody is mailed
     */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    boolean completeOldest(@Nullable Departure departure) {
        var found = session.createNativeQuery(OLDEST, Object[].class)
                .getResultStream()
                .findFirst();
        found.ifPresent(row -> complete(row, departure));
        return found.isPresent();
    }

    private void complete(Object[] row, @Nullable Departure departure) {
        var period = new ReportPeriod((String) row[0], (String) row[1], (Instant) row[2], (Instant) row[3]);
        if ((boolean) row[4]) {
            counting.count(period.key(), period.previous());
        }
        int mails = departure != null && (boolean) row[5] ? orders.order(period, departure) : 0;
        session.createNativeMutationQuery(DONE)
                .setParameter("period", period.key(), String.class)
                .setParameter("now", clock.instant(), Instant.class)
                .executeUpdate();
        Log.infof("Report %s is counted, %d mails are ordered", period.key(), mails);
    }
}
