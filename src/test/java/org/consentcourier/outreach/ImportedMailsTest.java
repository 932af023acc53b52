package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportUndo;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ImportedMailsTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure KING = new Figure("king", ADA.userId());

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @Inject
    ImportUndo undo;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_has_to_consent() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
        scene.start();
    }

    @Test
    void a_queued_mail_to_an_address_that_changed_is_cancelled_and_goes_to_the_new_one() {
        planner.planDue();
        assertThat(mail(ADA).status()).isEqualTo(DeliveryStatus.QUEUED);

        scene.rosterOnly("boss@corp.example", KING);
        assertThat(mail(KING).status()).isEqualTo(DeliveryStatus.CANCELLED);
        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(scene.mail().messagesTo(ADA.email())).isEmpty();
        assertThat(scene.mail().messagesTo(KING.email()))
                .as(() -> deliveries.ofRequest(scene.row(KING).id()).toString())
                .hasSize(1);
    }

    @Test
    void an_address_that_could_not_be_reached_is_forgotten_at_once_when_another_comes() {
        scene.mail().rejects(ADA.email(), 550, "5.1.1 no such user");
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(mail(ADA).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);

        scene.rosterOnly("boss@corp.example", KING);
        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(scene.mail().messagesTo(KING.email())).hasSize(1);
    }

    @Test
    void an_import_whose_people_were_mailed_is_not_undone() {
        var charles = Figure.named("charles");
        scene.knownToDocusign(charles);
        clock.advance(Duration.ofMinutes(1));
        var done = (ImportResult.Done)
                scene.load("UserEmail,APIUserName\n" + charles.email() + "," + charles.userId() + "\n");
        sweep.sweep();
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(scene.mail().messagesTo(charles.email())).hasSize(1);

        assertThat(undo.undo(done.roster().id(), "it"))
                .isInstanceOfSatisfying(
                        ImportUndo.Outcome.Refused.class,
                        it -> assertThat(it.why()).contains("A mail has been sent"));
    }

    @Test
    void a_mail_whose_fate_is_unknown_since_long_before_keeps_no_import_from_being_undone() {
        scene.mail().storesThenDrops(1);
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(mail(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        clock.advance(Duration.ofMinutes(1));

        var done =
                (ImportResult.Done) scene.load("UserEmail,APIUserName\n" + KING.email() + "," + KING.userId() + "\n");

        assertThat(undo.undo(done.roster().id(), "it")).isInstanceOf(ImportUndo.Outcome.Undone.class);
    }

    private DeliveryRow mail(Figure figure) {
        return deliveries.ofRequest(scene.row(figure).id()).getFirst();
    }
}
