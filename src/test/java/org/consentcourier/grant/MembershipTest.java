package org.consentcourier.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.ConsentViews.EventRow;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who consents is asked, once, whether the account is theirs too. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MembershipTest {

    private static final Figure ADA = Figure.named("ada");
    private static final String NO_MEMBER = "has consented, but is no member of the account";
    private static final Duration A_WEEK = Duration.ofDays(8);

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    InstantCheck now;

    @Inject
    MembershipSettings settings;

    @Inject
    CallBudget budget;

    @Inject
    Session session;

    @Inject
    ConsentViews views;

    @Inject
    GrantsConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_has_consented() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        scene.consents(ADA);
    }

    @Test
    void a_member_is_proven_once() {
        sweep.sweep();
        clock.advance(A_WEEK);
        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.row(ADA).cause()).isNull();
        assertThat(scene.docusign().userinfoCalls()).isOne();
        assertThat(notes()).doesNotContain(NO_MEMBER);
    }

    @Test
    void who_is_no_member_has_consented_all_the_same_and_that_is_told_until_it_changes() {
        scene.docusign().leaves(ADA.userId(), StandIns.ACCOUNT);

        now.check(scene.row(ADA).id(), "redirect page");

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_MEMBERSHIP);

        clock.advance(A_WEEK);
        sweep.sweep();
        assertThat(notes()).containsOnlyOnce(NO_MEMBER);

        scene.docusign().joins(ADA.userId(), StandIns.ACCOUNT);
        clock.advance(A_WEEK);
        sweep.sweep();
        assertThat(scene.row(ADA).cause()).isNull();
        assertThat(notes()).contains("is a member of the account now");
    }

    @Test
    void an_account_that_is_configured_no_longer_says_nothing_of_anybody() {
        scene.docusign().leaves(ADA.userId(), StandIns.ACCOUNT);
        sweep.sweep();
        settings.forgetFormerAccounts();
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_MEMBERSHIP);

        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update consent_request set membership_account = gen_random_uuid()")
                        .executeUpdate());
        settings.forgetFormerAccounts();

        assertThat(scene.row(ADA).cause()).isNull();
        sweep.sweep();
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_MEMBERSHIP);
    }

    @Test
    void an_answer_that_does_not_tell_changes_nothing_and_is_asked_for_again() {
        scene.docusign().userinfo().answersGarbage(1);

        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.row(ADA).cause()).isNull();

        scene.docusign().leaves(ADA.userId(), StandIns.ACCOUNT);
        clock.advance(config.cadence().get(1));
        sweep.sweep();
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_MEMBERSHIP);
    }

    @Test
    void too_many_calls_of_userinfo_stop_the_application_until_the_named_time() {
        scene.rosterOnly("boss@corp.example", Figure.named("grace"));
        scene.docusign().userinfo().answersTooManyRequests(Duration.ofSeconds(90), 1);
        now.check(scene.row(ADA).id(), "redirect page");
        clock.advance(Duration.ofSeconds(89));
        assertThat(sweep.sweep()).isZero();

        clock.advance(Duration.ofSeconds(1));

        assertThat(sweep.sweep()).as("grace, and ada's membership").isEqualTo(2);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void a_call_of_userinfo_counts_like_one_for_a_token() {
        var before = budget.hourlyLeft(StandIns.APPLICATION);

        now.check(scene.row(ADA).id(), "redirect page");

        assertThat(budget.hourlyLeft(StandIns.APPLICATION)).isEqualTo(before - 2);
    }

    @Test
    void whoever_consents_anew_is_asked_anew() {
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        clock.advance(A_WEEK);
        sweep.sweep();
        scene.docusign().leaves(ADA.userId(), StandIns.ACCOUNT);
        scene.consents(ADA);
        clock.advance(Duration.ofMinutes(1));

        now.check(scene.row(ADA).id(), "redirect page");

        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_MEMBERSHIP);
    }

    private List<String> notes() {
        return views.events(scene.row(ADA).id()).stream()
                .map(EventRow::note)
                .map(String::valueOf)
                .toList();
    }
}
