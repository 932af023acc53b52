package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.mail.MailConfig;

/** The limits a mail provider sets, held exactly over all nodes by counting the attempts themselves. */
@ApplicationScoped
class Quota {

    /** Any number no other use of advisory locks has. */
    private static final long LOCK = 0x636f_7572_6d61_696cL;

    private static final String COUNTED =
            "from delivery_attempt where started_at > :%s and outcome is distinct from 'UNREACHABLE'";

    private static final String COUNT = "select (select count(*) " + COUNTED.formatted("minute")
            + "), (select count(*) " + COUNTED.formatted("day") + ")";

    private final EntityManager entities;
    private final RollingLimit minute;
    private final RollingLimit day;
    private final Clock clock;

    Quota(EntityManager entities, MailConfig config, Clock clock) {
        this.entities = entities;
        this.minute = new RollingLimit(
                Duration.ofMinutes(1),
                config.perMinute().orElse(config.provider().perMinute()));
        this.day = new RollingLimit(
                Duration.ofDays(1), config.perDay().orElse(config.provider().perDay()));
        this.clock = clock;
    }

    /** How many attempts may begin now; other nodes wait at this place until the transaction ends. */
    int allowance() {
        if (minute.isNone() && day.isNone()) {
            return Integer.MAX_VALUE;
        }
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        var counts = counts(clock.instant());
        return (int) Math.min(minute.left(counts[0]), day.left(counts[1]));
    }

    /** The limits as they stand now, to be used up by mails that are only thought of, or one in so many of them. */
    QuotaWindow trial(int oneIn) {
        var longest = day.isNone() ? minute : day;
        var begun = longest.isNone()
                ? List.<Instant>of()
                : entities.createNativeQuery(
                                "select started_at " + COUNTED.formatted("since") + " order by started_at",
                                Instant.class)
                        .setParameter("since", clock.instant().minus(longest.window()))
                        .getResultList();
        return new QuotaWindow(List.of(minute, day), begun, oneIn);
    }

    /** Where the limits stand now, the shorter one first; those that do not exist are absent. */
    List<LimitRow> standing() {
        var now = clock.instant();
        var counts = counts(now);
        return Stream.of(row(minute, counts[0], now), row(day, counts[1], now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LimitRow> row(RollingLimit limit, long used, Instant now) {
        return limit.isNone()
                ? Optional.empty()
                : Optional.of(new LimitRow(
                        limit.window(), limit.most(), used, limit.left(used) > 0 ? null : freeAgain(limit, used, now)));
    }

    /** When the last of so many mails can leave, as far as the limits go; empty where there are none. */
    Optional<Instant> lastOf(long waiting) {
        if (waiting == 0 || (minute.isNone() && day.isNone())) {
            return Optional.empty();
        }
        var now = clock.instant();
        var counts = counts(now);
        return Stream.of(lastOf(waiting, minute, counts[0], now), lastOf(waiting, day, counts[1], now))
                .max(Comparator.naturalOrder());
    }

    /** Each further mail takes the place of one that leaves the window, and they all do so once in its time. */
    private Instant lastOf(long waiting, RollingLimit limit, long used, Instant now) {
        var beyond = waiting - limit.left(used);
        if (limit.isNone() || beyond <= 0) {
            return now;
        }
        var windows = (beyond - 1) / limit.most();
        var place = (beyond - 1) % limit.most();
        var first = place < used ? leavesWindow(place, limit, now) : now.plus(limit.window());
        return first.plus(limit.window().multipliedBy(windows));
    }

    /** When the attempt that has to leave the window first does so. */
    private Instant freeAgain(RollingLimit limit, long used, Instant now) {
        return leavesWindow(used - limit.most(), limit, now);
    }

    private Instant leavesWindow(long place, RollingLimit limit, Instant now) {
        var oldest = (Instant) entities.createNativeQuery(
                        "select started_at " + COUNTED.formatted("since") + " order by started_at", Instant.class)
                .setParameter("since", now.minus(limit.window()))
                .setFirstResult((int) place)
                .setMaxResults(1)
                .getSingleResult();
        return oldest.plus(limit.window());
    }

    private long[] counts(Instant now) {
        var counts = (Object[]) entities.createNativeQuery(COUNT)
                .setParameter("minute", now.minus(minute.window()))
                .setParameter("day", now.minus(day.window()))
                .getSingleResult();
        return new long[] {((Number) counts[0]).longValue(), ((Number) counts[1]).longValue()};
    }
}
