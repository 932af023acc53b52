package org.consentcourier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.grant.InstantCheck;
import org.consentcourier.outreach.Planner;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Proof;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People consent while two sweeps, the redirect page, the planner and the dispatcher are at work on all of them. */
@Tag(Proof.TAG)
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ConsentRaceTest {

    private static final int TRIALS = Proof.times(20, 1000);
    private static final String BOSS = "boss@corp.example";

    private static final String GRANTED = "select id from consent_request where status = 'GRANTED'";

    /** The mails ever claimed for these people. */
    private static final String CLAIMED = """
            select count(*) from delivery_attempt attempt join delivery on delivery.id = attempt.delivery_id
            where delivery.request_id in (:granted)""";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    InstantCheck redirectPage;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ConsentViews views;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

    private final AtomicInteger mailedTooLate = new AtomicInteger();
    private volatile boolean broken;

    @Test
    void whoever_finds_a_consent_first_there_is_one_event_and_no_mail_after_it()
            throws InterruptedException, ExecutionException {
        var people = IntStream.range(0, TRIALS)
                .mapToObj(i -> Figure.named("racer" + i))
                .toList();
        scene.begin();
        scene.roster(BOSS, people.toArray(Figure[]::new));
        sweep.sweep();
        scene.start();

        race(people);

        assertThat(people).allSatisfy(person -> assertThat(grants(person)).isOne());
        assertThat(mailedTooLate).hasValue(0);
        assertThat(scene.mail().received()).isPositive();
    }

    private void race(List<Figure> people) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = List.of(
                    threads.submit(() -> people.forEach(this::comesBackConsenting)),
                    threads.submit(() -> untilTheEnd(() -> {
                        sweep.sweep();
                        clock.advance(Duration.ofSeconds(1));
                    })),
                    threads.submit(() -> untilTheEnd(sweep::sweep)),
                    threads.submit(() -> untilTheEnd(planner::planDue)),
                    threads.submit(() -> untilTheEnd(this::mail)));
            for (var worker : workers) {
                worker.get();
            }
        }
    }

    private void comesBackConsenting(Figure person) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var id = scene.row(person).id();
            scene.consents(person);
            redirectPage.check(id, "redirect page");
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        } finally {
            request.terminate();
        }
    }

    private void mail() {
        var granted = granted();
        var before = claimed(granted);
        dispatcher.dispatchDue();
        mailedTooLate.addAndGet((int) (claimed(granted) - before));
    }

    /** Until everybody has consented, or something broke. */
    private void untilTheEnd(Runnable work) {
        try {
            while (!broken && granted().size() < TRIALS) {
                work.run();
            }
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    private long grants(Figure person) {
        return views.events(scene.row(person).id()).stream()
                .filter(event -> event.to() == ConsentStatus.GRANTED)
                .count();
    }

    private List<?> granted() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(GRANTED, Object.class).getResultList());
    }

    private long claimed(List<?> granted) {
        return granted.isEmpty()
                ? 0
                : QuarkusTransaction.requiringNew().call(() -> (long) session.createNativeQuery(CLAIMED, Object.class)
                        .setParameterList("granted", granted)
                        .getSingleResult());
    }
}
