package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.delivery.SentMail.Likeness;
import org.consentcourier.delivery.SentMails;
import org.consentcourier.grant.Answers;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others are told of people who answer no reminder. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class EscalationTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final Figure OWNER = Figure.named("owner");
    private static final String LEAD = "lead@corp.example";
    private static final String BOSS = "boss@corp.example";
    private static final String HEADER = "UserEmail,FirstName,Language,APIUserName,ManagerEmail\n";

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @Inject
    SentMails mails;

    @Inject
    Escalations escalations;

    @Inject
    ApplicationStates states;

    @Inject
    OpenQuestions questions;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.start();
    }

    @Test
    void whoever_is_above_the_manager_is_told_once_of_all_who_answered_no_reminder_and_gets_no_link_of_theirs() {
        scene.load(HEADER + "%s,Boss,de,,\n%s,Lead,de,,%s\n".formatted(BOSS, LEAD, BOSS));
        scene.roster(LEAD, ADA, GRACE);
        everyReminderIsSent();

        itIsTimeToTellManagers();

        assertThat(told()).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo(
                            "Bitte helfen Sie: Contract Archive fehlen trotz Erinnerungen noch Docusign-Zustimmungen");
            assertThat(mail.text())
                    .contains("Guten Tag Boss,", "Es fehlen noch: 2", "ada@corp.example", "grace@corp.example")
                    .contains("Direkte Führungskraft: Lead, " + LEAD, "bisher 5 gesendet", StandIns.baseUrl() + "/")
                    .doesNotContain("state=", "/oauth/auth", "denselben Link", "als Führungskraft dieser Personen");
            assertThat(mail.html()).contains("lang=\"de\"").doesNotContain("state=", "/oauth/auth");
        });
        assertThat(escalations.ofRequest(scene.row(ADA).id())).containsExactlyElementsOf(ordered());
        assertThat(scene.mail().messagesTo(LEAD)).isEmpty();
        routine.runs(3);
        assertThat(told()).hasSize(1);
    }

    @Test
    void the_owner_is_told_after_that_and_nobody_a_second_time() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA, GRACE);
        everyReminderIsSent();
        itIsTimeToTellManagers();

        itIsTimeToTellManagers();
        itIsTimeToTellManagers();

        assertThat(scene.mail().messagesTo(StandIns.OWNER))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("named as the one responsible", "Direct manager: Lead, " + LEAD)
                        .contains("ada@corp.example", "grace@corp.example"));
        assertThat(scene.mail().messagesTo(BOSS)).hasSize(1);
        assertThat(escalations.ofRequest(scene.row(ADA).id()))
                .extracting(DeliveryRow::to)
                .containsExactly(BOSS, StandIns.OWNER);
    }

    @Test
    void a_circle_of_managers_ends_at_the_owner() {
        scene.roster(GRACE.email(), ADA);
        scene.roster(ADA.email(), GRACE);
        scene.roster(CHARLES.email(), CHARLES);
        everyReminderIsSent();

        itIsTimeToTellManagers();
        itIsTimeToTellManagers();

        assertThat(scene.mail().messagesTo(StandIns.OWNER))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("Direct manager: grace Example, grace@corp.example", "No manager is known")
                        .contains("Still missing: 3"));
        assertThat(ordered()).hasSize(1);
    }

    @Test
    void whoever_consents_before_the_mail_leaves_is_not_named_in_it() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA, GRACE);
        everyReminderIsSent();
        clock.advance(Duration.ofMinutes(1));
        planner.planDue();
        clock.advance(Duration.ofMinutes(11));
        scene.consents(ADA);
        dispatcher.dispatchDue();
        assertThat(ordered()).singleElement().extracting(DeliveryRow::waitsFor).isEqualTo("a fresh check");

        sweep.sweep();
        clock.advance(Duration.ofSeconds(5));
        dispatcher.dispatchDue();

        assertThat(told())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("Still missing: 1", "grace@corp.example")
                        .doesNotContain("ada@corp.example"));
        var sent = mails.find(ordered().getFirst().id()).orElseThrow();
        assertThat(sent.likeness()).isEqualTo(Likeness.SAME);
        assertThat(Objects.requireNonNull(sent.shown()).text()).doesNotContain("ada@corp.example");
    }

    @Test
    void whoever_was_left_out_of_the_mail_because_of_a_question_is_told_of_when_it_is_answered() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA, GRACE);
        everyReminderIsSent();
        clock.advance(Duration.ofMinutes(1));
        planner.planDue();
        questions.ask(StandIns.APPLICATION, scene.row(ADA).id(), QuestionKind.NOT_ME, "not me", "a page");
        itIsTimeToTellManagers();
        questions.answer(questions.open(null, 1).getFirst().id(), Answers.KEEP, "it");
        clock.advance(Duration.ofDays(1));

        itIsTimeToTellManagers();
        itIsTimeToTellManagers();

        assertThat(scene.mail().messagesTo(BOSS).stream().map(CaughtMessage::text))
                .satisfiesExactly(
                        first ->
                                assertThat(first).contains("grace@corp.example").doesNotContain("ada@corp.example"),
                        second ->
                                assertThat(second).contains("ada@corp.example").doesNotContain("grace@corp.example"));
    }

    @Test
    void whoever_falls_due_after_the_mail_of_the_day_is_told_of_on_the_next_one() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA);
        everyReminderIsSent();
        itIsTimeToTellManagers();
        scene.roster(LEAD, GRACE);
        everyReminderIsSent();
        itIsTimeToTellManagers();
        assertThat(scene.mail().messagesTo(BOSS)).hasSize(1);
        assertThat(escalations.ofRequest(scene.row(GRACE).id())).singleElement().satisfies(mail -> {
            assertThat(mail.waitsFor()).isEqualTo("the next day: one mail a day tells of others");
            assertThat(mail.dueAt()).isEqualTo("2026-11-26T00:00:00Z");
        });

        clock.set(Instant.parse("2026-11-26T00:00:00Z"));
        routine.runs(3);

        assertThat(scene.mail().messagesTo(BOSS))
                .hasSize(2)
                .anySatisfy(mail ->
                        assertThat(mail.text()).contains("grace@corp.example").doesNotContain("ada@corp.example"));
    }

    @Test
    void more_people_than_a_mail_can_name_are_one_mail_that_counts_the_others_and_says_where_they_stand() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA);
        scene.roster(GRACE.email(), Figure.several("clerk", 26));
        everyReminderIsSent();

        itIsTimeToTellManagers();
        routine.runs(3);
        itIsTimeToTellManagers();

        assertThat(scene.mail().messagesTo(StandIns.OWNER))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("Still missing: 26", "And 1 more.", StandIns.baseUrl() + "/people?application=")
                        .containsOnlyOnce("Direct manager: "));
        assertThat(escalations.ofRequest(scene.row(Figure.named("clerk0")).id()))
                .isEqualTo(
                        escalations.ofRequest(scene.row(Figure.named("clerk25")).id()));
    }

    @Test
    void nothing_is_sent_when_all_have_consented() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA);
        everyReminderIsSent();
        clock.advance(Duration.ofMinutes(1));
        planner.planDue();
        scene.consents(ADA);
        clock.advance(Duration.ofMinutes(11));
        sweep.sweep();

        dispatcher.dispatchDue();

        assertThat(told()).isEmpty();
        assertThat(ordered()).singleElement().extracting(DeliveryRow::status).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void nobody_is_told_of_themselves_nor_the_direct_manager() {
        scene.roster(StandIns.OWNER, OWNER);
        scene.roster("", GRACE);
        scene.roster(StandIns.OWNER, ADA);
        everyReminderIsSent();

        itIsTimeToTellManagers();

        assertThat(ordered())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).isEqualTo(StandIns.OWNER));
        assertThat(escalations.ofRequest(scene.row(OWNER).id())).isEmpty();
        assertThat(escalations.ofRequest(scene.row(ADA).id())).isEmpty();
        assertThat(escalations.ofRequest(scene.row(GRACE).id())).hasSize(1);
    }

    @Test
    void a_pause_of_the_application_holds_it_back() {
        aboveLeadIsBoss();
        scene.roster(LEAD, ADA);
        everyReminderIsSent();
        clock.advance(Duration.ofMinutes(1));
        planner.planDue();
        states.pause(StandIns.APPLICATION, "it");
        clock.advance(Duration.ofMinutes(1));

        dispatcher.dispatchDue();

        assertThat(told()).isEmpty();
        assertThat(ordered()).singleElement().extracting(DeliveryRow::waitsFor).isEqualTo("the application is paused");
    }

    private void aboveLeadIsBoss() {
        scene.load(HEADER + "%s,Lead,,,%s\n".formatted(LEAD, BOSS));
    }

    private void everyReminderIsSent() {
        for (int i = 0; i < 5; i++) {
            routine.runs(1);
            clock.advance(Duration.ofSeconds(25));
        }
        assertThat(scene.mail().messagesTo(GRACE.email()).size()
                        + scene.mail().messagesTo(ADA.email()).size())
                .as("mails to those who are asked")
                .isIn(5, 10);
    }

    private void itIsTimeToTellManagers() {
        clock.advance(Duration.ofMinutes(1));
        routine.runs(3);
    }

    private List<CaughtMessage> told() {
        return scene.mail().messagesTo(BOSS).stream()
                .filter(mail -> mail.messageId().equals(ordered().getFirst().messageId()))
                .toList();
    }

    private List<DeliveryRow> ordered() {
        return deliveries.list(new DeliveryFilter(null, DeliveryKind.ESCALATION, null, null), null, 10);
    }
}
