package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OutreachPolicyTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final OutreachPolicy DEFAULTS = new OutreachPolicy(
            true,
            Duration.ofDays(3),
            Duration.ofDays(5),
            4,
            Duration.ofDays(5),
            Duration.ofDays(6),
            true,
            Duration.ofDays(45),
            Duration.ofDays(5));

    private static final Told NOBODY_TOLD = new Told(EnumSet.allOf(EscalationLevel.class), Optional.empty(), false);

    @Test
    void with_the_defaults_a_person_gets_these_mails_and_then_peace() {
        assertThat(story(DEFAULTS, ConsentStatus.PENDING, true))
                .containsExactly(
                        "day 0: INVITATION 0",
                        "day 3: REMINDER 1",
                        "day 8: REMINDER 2",
                        "day 13: REMINDER 3",
                        "day 18: REMINDER 4",
                        "day 23: LINE is told",
                        "day 29: OWNER is told",
                        "day 40: EXPIRY_NOTICE 1000",
                        "day 45: expired");
    }

    @Test
    void who_took_consent_back_personally_is_asked_once() {
        assertThat(story(DEFAULTS, ConsentStatus.REVOKED, false))
                .containsExactly("day 0: RECONSENT 0", "day 45: expired");
    }

    @Test
    void a_frequency_of_zero_means_one_reminder() {
        var once = new OutreachPolicy(
                true,
                Duration.ofDays(3),
                Duration.ZERO,
                4,
                Duration.ZERO,
                Duration.ZERO,
                true,
                Duration.ofDays(45),
                Duration.ZERO);
        assertThat(story(once, ConsentStatus.PENDING, true))
                .containsExactly("day 0: INVITATION 0", "day 3: REMINDER 1", "day 45: expired");
    }

    @Test
    void without_reminders_and_expiry_there_is_nothing_after_the_invitation() {
        var quiet = new OutreachPolicy(
                false,
                Duration.ofDays(3),
                Duration.ofDays(5),
                4,
                Duration.ofDays(5),
                Duration.ofDays(6),
                false,
                Duration.ofDays(45),
                Duration.ofDays(5));
        assertThat(story(quiet, ConsentStatus.PENDING, true)).containsExactly("day 0: INVITATION 0");
    }

    @Test
    void where_reminders_go_on_until_the_last_notice_others_are_told_after_that() {
        var patient = new OutreachPolicy(
                true,
                Duration.ofDays(10),
                Duration.ofDays(10),
                50,
                Duration.ofDays(8),
                Duration.ofDays(30),
                true,
                Duration.ofDays(45),
                Duration.ofDays(10));
        assertThat(story(patient, ConsentStatus.PENDING, true))
                .containsSubsequence("day 30: REMINDER 3", "day 35: EXPIRY_NOTICE 1000", "day 38: LINE is told")
                .endsWith("day 45: expired");
    }

    @Test
    void nobody_else_is_told_where_that_is_off_where_nobody_was_reminded_and_where_there_is_nobody_to_tell() {
        var off = new OutreachPolicy(
                true,
                Duration.ofDays(3),
                Duration.ofDays(5),
                4,
                Duration.ZERO,
                Duration.ofDays(6),
                true,
                Duration.ofDays(45),
                Duration.ofDays(5));
        var late = START.plus(Duration.ofDays(30));
        var nobodyToTell = new History(
                ConsentStatus.PENDING,
                Optional.of(START),
                4,
                Optional.of(START.plus(Duration.ofDays(18))),
                false,
                true,
                Told.NOTHING,
                UTC);

        assertThat(story(off, ConsentStatus.PENDING, true)).noneMatch(day -> day.contains("is told"));
        assertThat(story(DEFAULTS, ConsentStatus.REVOKED, false)).noneMatch(day -> day.contains("is told"));
        assertThat(DEFAULTS.next(nobodyToTell, late)).isEqualTo(new Next.Wait(START.plus(Duration.ofDays(40))));
    }

    @Test
    void the_owner_waits_for_the_mail_before_and_is_told_alone_where_nobody_is_above() {
        var reminded = START.plus(Duration.ofDays(18));
        var late = START.plus(Duration.ofDays(30));

        assertThat(DEFAULTS.next(toldOf(Optional.empty(), false), reminded.plus(Duration.ofDays(11))))
                .isEqualTo(new Next.Escalate(EscalationLevel.OWNER));
        assertThat(DEFAULTS.next(toldOf(Optional.of(late.minus(Duration.ofDays(2))), false), late))
                .isEqualTo(new Next.Wait(late.plus(Duration.ofDays(4))));
        assertThat(DEFAULTS.next(toldOf(Optional.of(late.minus(Duration.ofDays(7))), true), late))
                .isEqualTo(new Next.Wait(late.plus(OutreachPolicy.LOOK_AGAIN)));
    }

    private static History toldOf(Optional<Instant> lineAt, boolean onItsWay) {
        return new History(
                ConsentStatus.PENDING,
                Optional.of(START),
                4,
                Optional.of(START.plus(Duration.ofDays(18))),
                false,
                true,
                new Told(Set.of(EscalationLevel.OWNER), lineAt, onItsWay),
                UTC);
    }

    @Test
    void after_a_long_standstill_one_mail_leaves_and_not_all_that_were_missed() {
        var history = new History(
                ConsentStatus.PENDING,
                Optional.of(START),
                1,
                Optional.of(START.plus(Duration.ofDays(3))),
                false,
                true,
                NOBODY_TOLD,
                UTC);
        var late = START.plus(Duration.ofDays(20));

        assertThat(DEFAULTS.next(history, late)).isEqualTo(new Next.Send(DeliveryKind.REMINDER, 2));

        var reminded = new History(
                ConsentStatus.PENDING, Optional.of(START), 2, Optional.of(late), false, true, NOBODY_TOLD, UTC);
        assertThat(DEFAULTS.next(reminded, late)).isEqualTo(new Next.Wait(late.plus(Duration.ofDays(5))));
    }

    @Test
    void the_last_notice_leaves_a_day_to_the_mail_before_it() {
        var noticeDue = START.plus(Duration.ofDays(40));
        var reminded = noticeDue.minus(Duration.ofHours(2));
        var history = new History(
                ConsentStatus.PENDING, Optional.of(START), 3, Optional.of(reminded), false, true, NOBODY_TOLD, UTC);

        assertThat(DEFAULTS.next(history, noticeDue)).isEqualTo(new Next.Wait(reminded.plus(Duration.ofDays(1))));
        assertThat(DEFAULTS.next(history, reminded.plus(Duration.ofDays(1))))
                .isEqualTo(new Next.Send(DeliveryKind.EXPIRY_NOTICE, OutreachPolicy.EXPIRY_NOTICE_STEP));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PENDING", "REVOKED"})
    void nobody_else_is_ever_mailed(ConsentStatus status) {
        var history = new History(status, Optional.empty(), 0, Optional.empty(), false, true, NOBODY_TOLD, UTC);
        assertThat(DEFAULTS.next(history, START)).isEqualTo(new Next.Nothing());
    }

    /** Plays sixty days, each mail leaving the moment it is due, and writes down what happens. */
    private static List<String> story(OutreachPolicy policy, ConsentStatus status, boolean deservesReminders) {
        var story = new ArrayList<String>();
        var history =
                new History(status, Optional.empty(), 0, Optional.empty(), false, deservesReminders, NOBODY_TOLD, UTC);
        for (var now = START; now.isBefore(START.plus(Duration.ofDays(60))); now = now.plus(Duration.ofHours(1))) {
            var day = "day " + Duration.between(START, now).toDays() + ": ";
            switch (policy.next(history, now)) {
                case Next.Send(var kind, var step) -> {
                    story.add(day + kind + " " + step);
                    history = sent(history, kind, now);
                }
                case Next.Escalate(var level) -> {
                    story.add(day + level + " is told");
                    history = new History(
                            history.status(),
                            history.firstSentAt(),
                            history.remindersSent(),
                            history.lastReminderAt(),
                            history.expiryNoticeSent(),
                            history.deservesReminders(),
                            told(history.told(), level, now),
                            history.zone());
                }
                case Next.Expire() -> {
                    story.add(day + "expired");
                    return story;
                }
                case Next.Wait(var until) -> assertThat(until).isAfter(now);
                case Next.Nothing() -> {
                    return story;
                }
            }
        }
        return story;
    }

    private static Told told(Told before, EscalationLevel level, Instant now) {
        var open = EnumSet.copyOf(before.open());
        open.remove(level);
        return new Told(open, before.lineAt().or(() -> Optional.of(now)), false);
    }

    private static History sent(History history, DeliveryKind kind, Instant now) {
        var reminder = kind == DeliveryKind.REMINDER;
        return new History(
                history.status(),
                history.firstSentAt().or(() -> Optional.of(now)),
                history.remindersSent() + (reminder ? 1 : 0),
                reminder ? Optional.of(now) : history.lastReminderAt(),
                history.expiryNoticeSent() || kind == DeliveryKind.EXPIRY_NOTICE,
                history.deservesReminders(),
                history.told(),
                history.zone());
    }
}
