package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void rungs_count_from_the_invitation_sent_and_back_from_go_live() {
        assertThat(reminders("3d,7d,14d,-7d,-1d", "2027-03-01", at("2027-01-05T10:00"), BERLIN))
                .containsExactly(
                        at("2027-01-08T10:00"),
                        at("2027-01-12T10:00"),
                        at("2027-01-19T10:00"),
                        at("2027-02-22T00:00"),
                        at("2027-02-28T00:00"));
    }

    @Test
    void who_joins_late_climbs_from_where_they_stand_and_catches_nothing_up() {
        assertThat(reminders("3d,7d,14d,-7d,-1d", "2027-03-01", at("2027-02-24T10:00"), BERLIN))
                .containsExactly(
                        at("2027-02-27T10:00"), at("2027-02-28T00:00"), at("2027-03-03T10:00"), at("2027-03-10T10:00"));
        assertThat(reminders("-7d,-1d", "2027-03-01", at("2027-03-05T10:00"), BERLIN))
                .isEmpty();
    }

    @Test
    void two_rungs_of_one_day_are_one_reminder_by_the_persons_calendar() {
        // Seven days before go-live begins at 00:00 in Berlin, which is 08:00 of the same day in Tokyo.
        var invited = at("2027-02-08T20:00");

        assertThat(reminders("14d,-7d", "2027-03-01", invited, BERLIN)).containsExactly(at("2027-02-22T00:00"));
        assertThat(reminders("14d,-7d", "2027-03-01", invited, TOKYO))
                .containsExactly(at("2027-02-22T00:00"), at("2027-02-22T20:00"));
    }

    @Test
    void a_day_before_go_live_is_one_of_the_calendar_whatever_the_clocks_do() {
        assertThat(reminders("-7d", "2027-03-30", at("2027-03-01T10:00"), BERLIN))
                .containsExactly(at("2027-03-23T00:00"));
    }

    @Test
    void after_a_standstill_one_reminder_stands_for_all_rungs_that_passed() {
        var policy = policy("3d,7d,14d,21d", "2027-03-01");
        var invited = at("2027-01-05T10:00");
        var late = at("2027-01-21T09:00");

        assertThat(policy.next(history(invited, 0, invited, BERLIN), late))
                .isEqualTo(new Next.Send(DeliveryKind.REMINDER, 1));
        assertThat(policy.next(history(invited, 1, late, BERLIN), late))
                .isEqualTo(new Next.Wait(at("2027-01-26T10:00")));
    }

    @Test
    void the_mail_says_which_reminder_of_how_many_it_is_for_whoever_reads_it() {
        var policy = policy("3d,7d,-1d", "2027-03-01");
        var early = at("2027-01-05T10:00");
        var late = at("2027-02-26T10:00");

        assertThat(policy.reminders(1, early, at("2027-01-08T10:00"), BERLIN)).isEqualTo(3);
        assertThat(policy.reminders(1, late, at("2027-02-28T00:00"), BERLIN)).isEqualTo(3);
        assertThat(policy.reminders(3, early, at("2027-02-28T00:00"), BERLIN)).isEqualTo(3);
    }

    /** When reminders leave that leave the moment they are due. */
    private static List<Instant> reminders(String ladder, String goLive, Instant invited, ZoneId zone) {
        var policy = policy(ladder, goLive);
        var reminders = new ArrayList<Instant>();
        var history = history(invited, 0, invited, zone);
        while (policy.next(history, invited) instanceof Next.Wait(var until)
                && policy.next(history, until) instanceof Next.Send(var kind, var step)) {
            assertThat(kind).isEqualTo(DeliveryKind.REMINDER);
            reminders.add(until);
            history = history(invited, step, until, zone);
        }
        return reminders;
    }

    private static History history(Instant invited, int sent, Instant last, ZoneId zone) {
        return new History(
                ConsentStatus.PENDING,
                Optional.of(invited),
                sent,
                Optional.of(last).filter(any -> sent > 0),
                false,
                true,
                Told.NOTHING,
                zone);
    }

    private static OutreachPolicy policy(String ladder, String goLive) {
        return new OutreachPolicy(
                true,
                Duration.ofDays(3),
                Duration.ofDays(5),
                4,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ofDays(45),
                Duration.ofDays(5),
                new Ladder(
                        Ladder.read(Arrays.asList(ladder.split(","))),
                        Optional.of(LocalDate.parse(goLive).atStartOfDay(BERLIN))));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
