package org.consentcourier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail gateways open every link before the person does, some of them several times: that must mean nothing. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LinkScannerTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "grace@corp.example";
    private static final int TIMES = 3;

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WeeklySnapshot reports;

    @Inject
    ConsentViews views;

    @Inject
    OpenQuestions questions;

    @Inject
    Deliveries deliveries;

    @Inject
    MovableClock clock;

    /** All that a link could change about one person. */
    private record Place(
            ConsentStatus status, int round, List<ConsentViews.EventRow> events, List<DeliveryRow> deliveries) {}

    /** All that a link could change. */
    private record World(List<Place> people, int questions, int mails) {}

    @BeforeEach
    void people_and_their_manager_have_got_mails_of_every_kind() {
        scene.begin();
        scene.roster(BOSS, ADA, CHARLES);
        scene.start();
        for (int i = 0; i < 3; i++) {
            sweep.sweep();
            planner.planDue();
            dispatcher.dispatchDue();
            clock.advance(Duration.ofSeconds(40));
        }
        clock.advance(Duration.ofDays(7));
        reports.takeDue();
        dispatcher.dispatchDue();
    }

    @Test
    void every_link_of_every_mail_may_be_opened_three_times_and_the_person_can_still_consent() {
        var mails = scene.mail().messages();
        var before = world();
        var scanner = new LinkScanner();

        mails.forEach(mail -> scanner.scan(mail, TIMES));

        assertThat(mails.stream().map(CaughtMessage::subject).distinct())
                .as("an invitation, two reminders, a report")
                .hasSize(4);
        assertThat(scanner.opened())
                .extracting(link -> link.getPath().replaceFirst("^/reports/.*", "/reports"))
                .contains("/oauth/auth", "/consent/demo/check", "/consent/demo/not-me", "/reports");
        assertThat(world()).isEqualTo(before);

        var link = LinkScanner.links(scene.mail().messagesTo(ADA.email()).getLast())
                .filter(uri -> uri.getPath().equals("/oauth/auth"))
                .findFirst()
                .orElseThrow();
        scanner.open(scene.docusign().accepts(link, ADA.userId()));

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.PENDING);
    }

    private World world() {
        return new World(
                Stream.of(ADA, CHARLES).map(this::place).toList(),
                questions.count(),
                scene.mail().received());
    }

    private Place place(Figure figure) {
        var row = scene.row(figure);
        return new Place(row.status(), row.round(), views.events(row.id()), deliveries.ofRequest(row.id()));
    }
}
