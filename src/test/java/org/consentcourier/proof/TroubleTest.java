package org.consentcourier.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantCheckLog;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.support.LogLines;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault of the system is nobody's: while it lasts states stay and nobody is mailed, and when it is over all goes on alone. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class TroubleTest {

    private static final Figure PENDING = Figure.named("ada");
    private static final Figure GRANTED = Figure.named("grace");
    private static final Figure NEW = Figure.named("charles");
    private static final List<Figure> ALL = List.of(PENDING, GRANTED, NEW);
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ApplicationStates states;

    @Inject
    ConsentViews views;

    @Inject
    GrantCheckLog checks;

    @Inject
    MovableClock clock;

    /** What must not move. */
    private record Place(ConsentStatus status, int round, Instant since, int events, int mails) {}

    static Stream<Trouble> troubles() {
        return Trouble.all();
    }

    @BeforeEach
    void one_is_new_one_is_asked_and_due_for_a_reminder_one_has_consented_and_all_are_due_for_a_check() {
        scene.begin();
        scene.roster(BOSS, PENDING, GRANTED);
        scene.consents(GRANTED);
        scene.start();
        sweep.sweep();
        planner.planDue();
        dispatcher.dispatchDue();
        clock.advance(Duration.ofDays(7));
        scene.roster(BOSS, NEW);
    }

    @AfterEach
    void heal() {
        scene.docusign().comesBack();
        scene.docusign().behaves();
        scene.docusign().knows(StandIns.integration());
        scene.docusign().follows(clock.clock());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void trouble_changes_nobody_mails_nobody_is_told_once_and_heals_by_itself(Trouble trouble) {
        var before = places();
        var began = clock.instant();
        trouble.begins().accept(scene);
        scene.consents(PENDING);

        try (var log = LogLines.read()) {
            for (int i = 0; i < trouble.rounds(); i++) {
                work();
                clock.advance(Duration.ofMinutes(6));
            }
            assertThat(places()).isEqualTo(before);
            assertThat(log.containing("is halted")).hasSize(trouble.isFault() ? 1 : 0);
        }
        assertThat(outcomesSince(began)).containsOnly(trouble.outcome());
        assertShown(trouble, began);

        heal();
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            work();
            clock.advance(Duration.ofSeconds(6));
        }
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
        assertThat(places())
                .extracting(Place::status, Place::mails)
                .containsExactly(
                        tuple(ConsentStatus.GRANTED, 1),
                        tuple(ConsentStatus.GRANTED, 0),
                        tuple(ConsentStatus.PENDING, 1));
    }

    private void assertShown(Trouble trouble, Instant began) {
        var state = states.of(StandIns.APPLICATION);
        if (trouble.isFault()) {
            assertThat(state.halt()).hasValueSatisfying(halt -> {
                assertThat(halt.cause()).isEqualTo(trouble.outcome());
                assertThat(halt.since())
                        .as("one halt, however often it is probed")
                        .isEqualTo(began);
            });
        } else {
            assertThat(state.halt()).isEmpty();
            assertThat(state.callsResumeAt().isPresent()).isEqualTo(trouble.isLimit());
        }
    }

    private void work() {
        sweep.sweep();
        planner.planDue();
        dispatcher.dispatchDue();
    }

    private List<Place> places() {
        return ALL.stream().map(this::place).toList();
    }

    private Place place(Figure figure) {
        var row = scene.row(figure);
        return new Place(
                row.status(),
                row.round(),
                row.statusSince(),
                views.events(row.id()).size(),
                scene.mail().messagesTo(figure.email()).size());
    }

    private List<String> outcomesSince(Instant began) {
        return ALL.stream()
                .flatMap(figure -> checks.ofRequest(scene.row(figure).id(), 50).stream())
                .filter(check -> !check.at().isBefore(began))
                .map(GrantCheckLog.Check::outcome)
                .toList();
    }
}
