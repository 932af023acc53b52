package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.web.Outcome.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OutcomeTest {

    private static final Visit FIRST = new Visit(true, "", 0, false);

    @Test
    void proof_beats_everything() {
        assertThat(Outcome.of(ConsentStatus.GRANTED, false, new Visit(false, "error", 99, false)))
                .isEqualTo(new Outcome.Done());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED", "DECLINED"})
    void who_can_still_consent_is_checked_for_a_while(ConsentStatus status) {
        assertThat(Outcome.of(status, true, FIRST)).isEqualTo(new Outcome.Checking(1));
        assertThat(Outcome.of(status, true, new Visit(true, "", Outcome.RECHECKS, false)))
                .isIn(new Outcome.NotYet(), new Outcome.Declined());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED"})
    void an_error_leaves_the_decision_to_the_person(ConsentStatus status) {
        assertThat(Outcome.of(status, true, new Visit(true, "error", 0, false))).isEqualTo(new Outcome.CameBack());
    }

    @Test
    void who_declined_and_comes_from_our_form_or_from_declining_again_is_not_kept_waiting() {
        assertThat(Outcome.of(ConsentStatus.DECLINED, true, new Visit(true, "declined", 0, false)))
                .isEqualTo(new Outcome.Declined());
        assertThat(Outcome.of(ConsentStatus.DECLINED, true, new Visit(true, "error", 0, false)))
                .isEqualTo(new Outcome.Declined());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNRESOLVED", "FAULTY"})
    void who_cannot_be_checked_is_not_kept_waiting(ConsentStatus status) {
        assertThat(Outcome.of(status, true, FIRST)).isEqualTo(new Outcome.Later());
    }

    @Test
    void while_docusign_may_not_be_asked_nobody_is_kept_waiting() {
        assertThat(Outcome.of(ConsentStatus.PENDING, false, FIRST)).isEqualTo(new Outcome.Later());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"GRANTED", "EXEMPT", "LEFT", "DECLINED"})
    void a_link_of_an_earlier_round_leads_to_the_newest_mail(ConsentStatus status) {
        assertThat(Outcome.of(status, true, new Visit(false, "error", 0, false)))
                .isEqualTo(new Outcome.OldLink());
    }

    @ParameterizedTest
    @EnumSource(names = {"EXEMPT", "LEFT"})
    void who_is_asked_no_more_has_nothing_to_do(ConsentStatus status) {
        assertThat(Outcome.of(status, true, FIRST)).isEqualTo(new Outcome.Over());
    }

    @Test
    void a_counter_somebody_tampered_with_still_ends() {
        assertThat(Outcome.of(ConsentStatus.PENDING, true, new Visit(true, "", -5, false)))
                .isEqualTo(new Outcome.Checking(1));
        assertThat(Outcome.of(ConsentStatus.PENDING, true, new Visit(true, "", Integer.MAX_VALUE, false)))
                .isEqualTo(new Outcome.NotYet());
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING", "REVOKED", "EXPIRED", "DECLINED"})
    void who_consented_as_another_user_is_told_so_whether_docusign_may_be_asked_or_not(ConsentStatus status) {
        assertThat(Outcome.of(status, true, new Visit(true, "", 0, true))).isEqualTo(new Outcome.OtherUser(true));
        assertThat(Outcome.of(status, false, new Visit(true, "", 9, true))).isEqualTo(new Outcome.OtherUser(false));
    }

    @Test
    void what_is_proven_or_over_beats_another_user() {
        assertThat(Outcome.of(ConsentStatus.GRANTED, true, new Visit(true, "", 0, true)))
                .isEqualTo(new Outcome.Done());
        assertThat(Outcome.of(ConsentStatus.EXEMPT, true, new Visit(true, "", 0, true)))
                .isEqualTo(new Outcome.Over());
    }
}
