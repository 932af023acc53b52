package org.consentcourier.report;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.roster.RosterConfig;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keeps one instant of all states per period; what is added up of it, and told, follows in transactions of its own. */
@ApplicationScoped
class Snapshots {

    private static final int TIMEOUT_SECONDS = 600;

    /**
     * All that is read is of one instant. It begins when the lock is held: another node then sees the snapshot that was taken while
     * it waited.
     */
    private static final String[] ONE_INSTANT = {
        "set transaction isolation level repeatable read", "lock table report_snapshot in share row exclusive mode"
    };

    /**
     * A period that began before the newest snapshot's is over, and one that began before there was anybody to ask has nothing to
     * tell.
     */
    private static final String IS_DUE = """
            select (exists (select 1 from consent_request where opened_at <= :startsAt)
                    or exists (select 1 from consent_event where at <= :startsAt))
                and not exists (select 1 from report_snapshot where starts_at >= :startsAt or period = :period)""";

    private static final String BEGIN = """
            insert into report_snapshot (period, previous_period, starts_at, taken_at, zone)
            values (:period, (select period from report_snapshot order by starts_at desc, taken_at desc limit 1), :startsAt, :takenAt, :zone)
            returning previous_period""";

    private final Session session;
    private final ReportManagers managers;
    private final SnapshotLines lines;

    /** Whose the people are who have no manager, are their own, or whose manager has left; managers need not stand on a roster. */
    private final @Nullable String fallbackOwner;

    Snapshots(Session session, ReportManagers managers, SnapshotLines lines, RosterConfig roster) {
        this.session = session;
        this.managers = managers;
        this.lines = lines;
        this.fallbackOwner = roster.fallbackOwner()
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** Whether the time of that period's snapshot has come and nobody has taken it. */
    @Transactional
    boolean isDue(Period period) {
        return session.createNativeQuery(IS_DUE, Boolean.class)
                .setParameter("period", period.key(), String.class)
                .setParameter("startsAt", period.startsAt(), Instant.class)
                .getSingleResult();
    }

    /** Whether a snapshot was taken: once per period, whoever asks and however often. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    boolean take(Period period, Instant takenAt, ZoneId zone) {
        for (var step : ONE_INSTANT) {
            session.createNativeMutationQuery(step).executeUpdate();
        }
        if (!isDue(period)) {
            return false;
        }
        var previous = begin(period, takenAt, zone);
        managers.take(period.key(), fallbackOwner);
        int kept = lines.take(period.key(), previous.orElse(null), takenAt, fallbackOwner);
        Log.infof("Report %s: %d requests kept", period.key(), kept);
        return true;
    }

    private Optional<String> begin(Period period, Instant takenAt, ZoneId zone) {
        return Optional.ofNullable(session.createNativeQuery(BEGIN, String.class)
                .setParameter("period", period.key(), String.class)
                .setParameter("startsAt", period.startsAt(), Instant.class)
                .setParameter("takenAt", takenAt, Instant.class)
                .setParameter("zone", zone.getId(), String.class)
                .getSingleResult());
    }
}
