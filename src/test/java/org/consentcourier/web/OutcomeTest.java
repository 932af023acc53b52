package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.InstantCheck.Answer;
import org.consentcourier.web.Outcome.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    private static final Visit FIRST = new Visit("", Duration.ZERO, false);
    private static final Visit ALMOST = new Visit("", Duration.ofMillis(14_999), false);
    private static final Visit LAST = new Visit("", Duration.ofSeconds(15), false);

    @Test
    void proof_beats_everything() {
        assertThat(Outcome.of(new Answer.Standing(ConsentStatus.GRANTED), new Visit("error", Duration.ofDays(1), true)))
                .isEqualTo(new Outcome.Done());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED", "DECLINED"})
    void who_can_still_consent_is_checked_for_fifteen_seconds(ConsentStatus status) {
        assertThat(Outcome.of(told(status), FIRST)).isEqualTo(new Outcome.Checking());
        assertThat(Outcome.of(told(status), ALMOST)).isEqualTo(new Outcome.Checking());
        assertThat(Outcome.of(told(status), LAST)).isNotEqualTo(new Outcome.Checking());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REVOKED", "EXPIRED"})
    void then_it_is_said_that_there_is_no_consent_yet(ConsentStatus status) {
        assertThat(Outcome.of(told(status), LAST)).isEqualTo(new Outcome.NotYet());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED"})
    void an_error_leaves_the_decision_to_the_person(ConsentStatus status) {
        assertThat(Outcome.of(told(status), new Visit("error", Duration.ZERO, false)))
                .isEqualTo(new Outcome.CameBack());
    }

    @Test
    void who_declined_and_comes_from_our_form_or_from_declining_again_is_not_kept_waiting() {
        assertThat(Outcome.of(told(ConsentStatus.DECLINED), new Visit("declined", Duration.ZERO, false)))
                .isEqualTo(new Outcome.Declined());
        assertThat(Outcome.of(told(ConsentStatus.DECLINED), new Visit("error", Duration.ZERO, false)))
                .isEqualTo(new Outcome.Declined());
        assertThat(Outcome.of(told(ConsentStatus.DECLINED), LAST)).isEqualTo(new Outcome.Declined());
    }

    @Test
    void who_cannot_be_checked_or_is_asked_no_more_is_told_why() {
        assertThat(Outcome.of(told(ConsentStatus.UNRESOLVED), FIRST)).isEqualTo(new Outcome.Unresolved());
        assertThat(Outcome.of(told(ConsentStatus.FAULTY), FIRST)).isEqualTo(new Outcome.Faulty());
        assertThat(Outcome.of(told(ConsentStatus.EXEMPT), FIRST)).isEqualTo(new Outcome.Exempt());
        assertThat(Outcome.of(told(ConsentStatus.LEFT), FIRST)).isEqualTo(new Outcome.Left());
    }

    @Test
    void while_docusign_may_not_be_asked_nobody_is_kept_waiting() {
        assertThat(Outcome.of(new Answer.Standing(ConsentStatus.PENDING), FIRST))
                .isEqualTo(new Outcome.Later());
        assertThat(Outcome.of(new Answer.Limited(ConsentStatus.PENDING), FIRST)).isEqualTo(new Outcome.Busy());
    }

    @Test
    void an_answer_that_says_nothing_is_asked_for_again_and_never_taken_for_a_no() {
        assertThat(Outcome.of(new Answer.Untold(ConsentStatus.PENDING), FIRST)).isEqualTo(new Outcome.Checking());
        assertThat(Outcome.of(new Answer.Untold(ConsentStatus.PENDING), LAST)).isEqualTo(new Outcome.Later());
        assertThat(Outcome.of(told(ConsentStatus.NEW), LAST)).isEqualTo(new Outcome.Later());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED", "DECLINED"})
    void who_consented_as_another_user_is_told_so_whether_docusign_may_be_asked_or_not(ConsentStatus status) {
        assertThat(Outcome.of(told(status), new Visit("", Duration.ZERO, true))).isEqualTo(new Outcome.OtherUser(true));
        assertThat(Outcome.of(new Answer.Limited(status), new Visit("", Outcome.WINDOW, true)))
                .isEqualTo(new Outcome.OtherUser(false));
    }

    @Test
    void what_is_over_beats_another_user() {
        assertThat(Outcome.of(told(ConsentStatus.EXEMPT), new Visit("", Duration.ZERO, true)))
                .isEqualTo(new Outcome.Exempt());
    }

    private static Answer told(ConsentStatus status) {
        return new Answer.Told(status);
    }
}
