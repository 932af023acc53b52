package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.Coverage;
import org.consentcourier.consent.Coverages;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.CheckEveryone;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One administrator consents for a claimed domain: nobody there is mailed, the others are asked one by one. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AdministrativeConsentTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure LINUS = Figure.named("linus");
    private static final String ABROAD = "linus@abroad.example";
    private static final ConsentFilter ALL = new ConsentFilter(StandIns.APPLICATION, null, null, null, null, null);

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    CheckEveryone everyone;

    @Inject
    Coverages coverages;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    AuditTrail audit;

    @Inject
    MovableClock clock;

    @BeforeEach
    void three_have_to_consent() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, GRACE);
        scene.docusign().knows(DocusignUser.active(LINUS.userId(), ABROAD, "Linus", "Example"));
        scene.load("Email,APIUserName\n" + ABROAD + "," + LINUS.userId() + "\n");
        sweep.sweep();
        clock.advance(Duration.ofSeconds(2));
    }

    @Test
    void it_is_told_how_many_mails_it_would_save() {
        assertThat(coverages.of(StandIns.APPLICATION, List.of("corp.example")))
                .isEqualTo(new Coverage(
                        2,
                        1,
                        List.of(
                                new Coverage.Domain("corp.example", 2, true),
                                new Coverage.Domain("abroad.example", 1, false))));
    }

    @Test
    void a_check_of_everyone_closes_whoever_is_covered_and_mails_only_the_others() {
        scene.docusign().grantsAdministratively("corp.example", StandIns.INTEGRATION_KEY);
        scene.start();

        assertThat(everyone.check(ALL, true, "it")).isEqualTo(3);
        assertThat(sweep.sweep()).isZero();

        assertThat(everyone.check(ALL, false, "it")).isEqualTo(3);
        assertThat(sweep.sweep()).isEqualTo(3);
        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.mail().messages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.isTo(ABROAD)).isTrue());
        assertThat(audit.newest(0, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.detail()).isEqualTo("3 of application demo"));
    }

    @Test
    void who_is_granted_or_was_asked_just_now_is_left_alone() {
        scene.consents(ADA);
        everyone.check(ALL, false, "it");
        sweep.sweep();
        var calls = scene.docusign().tokenCalls();

        assertThat(everyone.check(ALL, false, "it")).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(everyone.check(ALL, false, "it")).isEqualTo(2);
        everyone.check(ALL, false, "it");
        sweep.sweep();

        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls + 2);
    }
}
