package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentcourier.application.BudgetTrials;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.QuotaWindows;
import org.consentcourier.grant.Cadence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final OutreachPolicy POLICY = new OutreachPolicy(
            true,
            Duration.ofDays(3),
            Duration.ofDays(5),
            2,
            Duration.ofDays(5),
            Duration.ofDays(5),
            true,
            Duration.ofDays(45),
            Duration.ofDays(5));

    @Test
    void a_daily_limit_spreads_first_mails_over_days_in_the_order_of_claims() {
        var track = track();
        IntStream.range(0, 25).mapToObj(SimulationTest::unchecked).forEach(who -> track.check(who, START));

        var sent = play(track, 10, Duration.ofDays(2).plusHours(12));

        assertThat(sent.stream().filter(mail -> mail.kind() == DeliveryKind.INVITATION))
                .extracting(Sent::day, Sent::who)
                .containsExactlyElementsOf(IntStream.range(0, 25)
                        .mapToObj(number -> tuple(number / 10, id(number)))
                        .toList());
    }

    @Test
    void so_many_a_day_are_let_in_and_go_on_by_their_own_clock() {
        var track = track();
        track.wavesOnly = true;
        track.waves.put(id(0), new LettingIn(3, any -> true, START.atZone(track.zone), 0, 0));
        IntStream.range(0, 8).mapToObj(SimulationTest::unchecked).forEach(who -> track.check(who, START));

        var sent = play(track, 0, Duration.ofDays(5));

        assertThat(perDay(sent, DeliveryKind.INVITATION)).isEqualTo(new TreeMap<>(Map.of(0, 3L, 1, 3L, 2, 2L)));
        assertThat(perDay(sent, DeliveryKind.REMINDER)).isEqualTo(new TreeMap<>(Map.of(3, 3L, 4, 3L, 5, 2L)));
    }

    @Test
    void a_digest_waits_for_others_of_the_same_reader_and_the_owner_is_told_once() {
        var track = track();
        IntStream.range(0, 3)
                .mapToObj(number -> someone(number, "boss@corp.example", "owner@corp.example"))
                .forEach(who -> track.check(who, START));

        var sent = play(track, 0, Duration.ofDays(30));

        assertThat(sent.stream().filter(mail -> mail.kind() == DeliveryKind.ESCALATION))
                .extracting(Sent::reader, Sent::people, Sent::day)
                .containsExactly(tuple("boss@corp.example", 3, 13), tuple("owner@corp.example", 3, 18));
    }

    @Test
    void who_waits_past_the_time_of_the_last_notice_gets_that_one_and_whoever_waits_past_the_end_nothing() {
        var waited = track();
        waited.check(unchecked(0), START);
        var ended = track();
        var nobody = unchecked(1);
        ended.check(nobody, START);

        var sent = play(waited, 0, Duration.ofDays(60), new ClosedAfterAWhile(41));
        var none = play(ended, 0, Duration.ofDays(60), new ClosedAfterAWhile(50));

        assertThat(sent)
                .extracting(Sent::kind, Sent::day)
                .containsExactly(tuple(DeliveryKind.INVITATION, 0), tuple(DeliveryKind.EXPIRY_NOTICE, 41));
        assertThat(none).extracting(Sent::kind).containsExactly(DeliveryKind.INVITATION);
        assertThat(nobody.status).isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void a_reader_gets_one_digest_a_day_about_all_applications() {
        var archive = track();
        var travel = track("travel");
        archive.check(someone(0, "boss@corp.example", null), START);
        travel.check(someone(1, "boss@corp.example", null), START);
        archive.check(someone(2, "boss@corp.example", null), START.plus(Duration.ofHours(8)));

        var sent = play(List.of(archive, travel), 0, Duration.ofDays(30), new AlwaysOpen());

        assertThat(sent.stream().filter(mail -> mail.kind() == DeliveryKind.ESCALATION))
                .extracting(Sent::people, Sent::day)
                .containsExactly(tuple(2, 13), tuple(1, 14));
    }

    /** From the day after the first until that day. */
    private static final class ClosedAfterAWhile extends AlwaysOpen {

        private final int days;

        private ClosedAfterAWhile(int days) {
            this.days = days;
        }

        @Override
        public Instant next(Instant now, Thought mail, String application) {
            var open = START.plus(Duration.ofDays(days));
            return now.isAfter(START.plus(Duration.ofDays(1))) && now.isBefore(open) ? open : now;
        }
    }

    private static class AlwaysOpen implements SimulationRules.Openings {

        @Override
        public Instant next(Instant now, Thought mail, String application) {
            return now;
        }

        @Override
        public LocalDate day(Instant now, Thought mail, String application) {
            return SimulationTest.day(now);
        }

        @Override
        public Instant nextDay(Instant now, Thought mail, String application) {
            return SimulationTest.day(now)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
    }

    private record Sent(DeliveryKind kind, int day, UUID who, String reader, int people) {}

    private static List<Sent> play(Track track, int perDay, Duration time) {
        return play(track, perDay, time, new AlwaysOpen());
    }

    private static List<Sent> play(Track track, int perDay, Duration time, AlwaysOpen openings) {
        return play(List.of(track), perDay, time, openings);
    }

    private static List<Sent> play(List<Track> tracks, int perDay, Duration time, AlwaysOpen openings) {
        var sent = new ArrayList<Sent>();
        new Simulation(
                        rules(perDay, openings),
                        tracks,
                        (of, mail, at) -> sent.add(new Sent(
                                mail.kind,
                                (int) ChronoUnit.DAYS.between(day(START), day(at)),
                                mail.about == null ? new UUID(0, 0) : mail.about.id,
                                mail.reader,
                                mail.covered.size())))
                .run(START, START.plus(time));
        return sent;
    }

    private static Map<Integer, Long> perDay(List<Sent> sent, DeliveryKind kind) {
        return sent.stream()
                .filter(mail -> mail.kind() == kind)
                .collect(Collectors.groupingBy(Sent::day, TreeMap::new, Collectors.counting()));
    }

    private static SimulationRules rules(int perDay, AlwaysOpen openings) {
        return new SimulationRules(
                BEAT,
                BEAT,
                20,
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                new Cadence(List.of(Duration.ofMinutes(20), Duration.ofDays(1)), Duration.ofDays(7)),
                QuotaWindows.of(0, perDay),
                1,
                new MailedDays(),
                openings);
    }

    private static Track track() {
        return track("demo");
    }

    private static Track track(String application) {
        return new Track(application, LocalDate.MAX, POLICY, ZoneOffset.UTC, BudgetTrials.of(50, 3_000, START), START);
    }

    private static Someone unchecked(int number) {
        return someone(number, null, null);
    }

    private static Someone someone(int number, @Nullable String line, @Nullable String owner) {
        var who = new Someone(
                new Someone.Standing(
                        id(number),
                        id(number),
                        null,
                        null,
                        ZoneOffset.UTC,
                        ConsentStatus.NEW,
                        true,
                        false,
                        null,
                        null,
                        0,
                        false,
                        null,
                        0,
                        null),
                line,
                owner);
        who.told =
                line == null ? Told.NOTHING : new Told(EnumSet.allOf(EscalationLevel.class), Optional.empty(), false);
        return who;
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static UUID id(int number) {
        return new UUID(0x8000_0000_0000_0000L + number, 1);
    }
}
