package org.consentcourier.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consentcourier.consent.ConsentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CadenceTest {

    private static final Cadence CADENCE = new Cadence(
            List.of(Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1)),
            Duration.ofDays(7));

    @Test
    void after_a_mail_the_checks_come_ever_more_rarely_until_daily() {
        assertThat(IntStream.range(0, 6)
                        .mapToObj(step ->
                                CADENCE.waitAfter(ConsentStatus.PENDING, step).orElseThrow()))
                .containsExactly(
                        Duration.ofMinutes(20),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"GRANTED", "DECLINED", "EXPIRED", "FAULTY"})
    void who_need_not_act_now_is_checked_slowly(ConsentStatus status) {
        assertThat(CADENCE.waitAfter(status, 0)).contains(Duration.ofDays(7));
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "DECLINED", "EXPIRED", "FAULTY"})
    void who_has_yet_to_activate_is_checked_daily_whatever_the_state(ConsentStatus status) {
        assertThat(CADENCE.waitForActivation(status)).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"GRANTED", "UNRESOLVED", "EXEMPT", "LEFT"})
    void who_has_consented_or_cannot_be_asked_waits_as_everybody_else(ConsentStatus status) {
        assertThat(CADENCE.waitForActivation(status)).isEqualTo(CADENCE.waitAfter(status, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNRESOLVED", "EXEMPT", "LEFT"})
    void who_cannot_be_asked_is_not_checked(ConsentStatus status) {
        assertThat(CADENCE.waitAfter(status, 0)).isEqualTo(Optional.empty());
    }
}
