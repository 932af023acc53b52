package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.consentcourier.mail.SendResult;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final SendResult AWAY = new SendResult.Unreachable("connection refused");
    private static final SendResult FINE = new SendResult.Accepted();
    private static final SendResult ODD = new SendResult.Unknown("no answer");

    private final Circuit circuit = new Circuit();

    @Test
    void an_unreachable_server_pauses_sending_and_then_lets_one_mail_try() {
        circuit.note(AWAY, NOON);

        assertThat(circuit.allowance(NOON.plusSeconds(29))).isZero();
        assertThat(circuit.allowance(NOON.plusSeconds(30))).isOne();
    }

    @Test
    void mails_in_flight_that_fail_together_are_one_outage() {
        circuit.note(AWAY, NOON);
        circuit.note(AWAY, NOON.plusSeconds(1));

        assertThat(circuit.allowance(NOON.plusSeconds(30))).isOne();
    }

    @Test
    void pauses_grow_to_five_minutes() {
        var now = NOON;
        for (int i = 0; i < 10; i++) {
            circuit.note(AWAY, now);
            now = now.plus(Duration.ofMinutes(5));
        }
        circuit.note(AWAY, now);

        assertThat(circuit.allowance(now.plusSeconds(299))).isZero();
        assertThat(circuit.allowance(now.plusSeconds(300))).isOne();
    }

    @Test
    void a_server_that_hangs_up_or_forbids_mail_pauses_sending_and_one_that_puts_a_mail_off_does_not() {
        circuit.note(new SendResult.Deferred("450 4.2.0 greylisted"), NOON);
        assertThat(circuit.isPaused(NOON)).isFalse();

        circuit.note(new SendResult.Closed("421 closing"), NOON);
        assertThat(circuit.isPaused(NOON)).isTrue();
        circuit.note(FINE, NOON.plusSeconds(30));
        circuit.note(new SendResult.Refused("550 5.7.1 no"), NOON.plusSeconds(30));
        assertThat(circuit.isPaused(NOON.plusSeconds(30))).isTrue();
    }

    @Test
    void the_first_accepted_mail_ends_it() {
        circuit.note(AWAY, NOON);
        circuit.note(FINE, NOON.plusSeconds(30));

        assertThat(circuit.allowance(NOON.plusSeconds(30))).isGreaterThan(1);
    }

    @Test
    void one_mail_of_unknown_fate_is_bad_luck_and_three_in_a_row_are_an_outage() {
        circuit.note(ODD, NOON);
        circuit.note(ODD, NOON);
        assertThat(circuit.isPaused(NOON)).isFalse();

        circuit.note(ODD, NOON);
        assertThat(circuit.isPaused(NOON)).isTrue();
    }
}
