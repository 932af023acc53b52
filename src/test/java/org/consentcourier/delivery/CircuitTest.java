package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.SendResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CircuitTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final SendResult AWAY = new SendResult.Unreachable("connection refused");
    private static final SendResult FINE = new SendResult.Accepted();
    private static final SendResult ODD = new SendResult.Unknown("no answer");

    private static final SendResult NEVER = new SendResult.Rejected(FailureCause.ADDRESS, "550 5.1.1 no such user");

    private final Circuit circuit = new Circuit();

    @Test
    void an_unreachable_server_pauses_sending_and_then_lets_one_mail_try() {
        note(AWAY, NOON);

        assertThat(circuit.allowance(NOON.plusSeconds(29))).isZero();
        assertThat(circuit.allowance(NOON.plusSeconds(30))).isOne();
    }

    @Test
    void mails_in_flight_that_fail_together_are_one_outage() {
        note(AWAY, NOON);
        note(AWAY, NOON.plusSeconds(1));

        assertThat(circuit.allowance(NOON.plusSeconds(30))).isOne();
    }

    @Test
    void pauses_grow_to_five_minutes() {
        var now = NOON;
        for (int i = 0; i < 10; i++) {
            note(AWAY, now);
            now = now.plus(Duration.ofMinutes(5));
        }
        note(AWAY, now);

        assertThat(circuit.allowance(now.plusSeconds(299))).isZero();
        assertThat(circuit.allowance(now.plusSeconds(300))).isOne();
    }

    @Test
    void a_server_that_hangs_up_pauses_sending_and_one_that_puts_a_mail_off_does_not() {
        note(new SendResult.Deferred("450 4.2.0 greylisted"), NOON);
        assertThat(circuit.isPaused(NOON)).isFalse();

        note(new SendResult.Closed("421 closing"), NOON);
        assertThat(circuit.isPaused(NOON)).isTrue();
        note(FINE, NOON.plusSeconds(30));
    }

    @Test
    void the_first_accepted_mail_ends_it() {
        note(AWAY, NOON);
        note(FINE, NOON.plusSeconds(30));

        assertThat(circuit.allowance(NOON.plusSeconds(30))).isGreaterThan(1);
    }

    static Stream<SendResult> oddOnes() {
        return Stream.of(
                ODD,
                new SendResult.Troubled("451 4.3.0 local error"),
                new SendResult.Refused("550 5.7.1 this recipient takes nothing from outside"));
    }

    @ParameterizedTest
    @MethodSource("oddOnes")
    void one_odd_mail_is_bad_luck_however_often_it_is_tried_and_three_in_a_row_are_an_outage(SendResult odd) {
        var one = UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            circuit.note(one, odd, NOON);
        }
        assertThat(circuit.isPaused(NOON)).isFalse();

        note(odd, NOON);
        assertThat(circuit.isPaused(NOON)).isFalse();
        note(odd, NOON);
        assertThat(circuit.isPaused(NOON)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("oddOnes")
    void odd_ones_with_a_mail_in_between_that_passes_are_no_outage(SendResult odd) {
        for (int i = 0; i < 10; i++) {
            note(odd, NOON);
            note(odd, NOON);
            note(FINE, NOON);
        }

        assertThat(circuit.isPaused(NOON)).isFalse();
    }

    @Test
    void addresses_no_server_was_asked_to_take_say_nothing_of_the_server_however_many_there_are() {
        for (int i = 0; i < 3 * Circuit.REFUSED_MAILS; i++) {
            note(new SendResult.NotMailable("not an address that mail can be sent to"), NOON);
        }

        assertThat(circuit.weigh(UUID.randomUUID(), NEVER)).isEqualTo(NEVER);
        assertThat(circuit.allowance(NOON)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void ten_mails_refused_for_good_and_none_taken_in_between_make_further_refusals_nobodys_matter() {
        for (int i = 0; i < 10; i++) {
            assertThat(note(NEVER, NOON)).isEqualTo(NEVER);
        }
        assertThat(circuit.isPaused(NOON)).isFalse();

        assertThat(note(NEVER, NOON)).isEqualTo(new SendResult.Refused("550 5.1.1 no such user"));
        assertThat(circuit.isPaused(NOON)).isTrue();
    }

    @Test
    void one_mail_that_is_taken_in_between_says_that_the_others_were_refused_for_themselves() {
        for (int i = 0; i < 50; i++) {
            assertThat(note(NEVER, NOON)).isEqualTo(NEVER);
            if (i % 9 == 0) {
                note(FINE, NOON);
            }
        }

        assertThat(circuit.isPaused(NOON)).isFalse();
    }

    /** What became of another mail each time. */
    private SendResult note(SendResult result, Instant at) {
        var mail = UUID.randomUUID();
        var weighed = circuit.weigh(mail, result);
        circuit.note(mail, weighed, at);
        return weighed;
    }
}
