package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Proof;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People, IT, two nodes, both stand-ins and the policy do as they like, in an order that one number tells. */
@Tag(Proof.TAG)
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RandomRunsTest {

    private static final int ACTS = Proof.times(300, 5_000);
    private static final Figure[] PEOPLE = {Figure.named("ada"), Figure.named("grace"), Figure.named("charles")};
    private static final Duration END = Duration.ofDays(45);
    private static final List<Duration> NAPS = List.of(
            Duration.ofSeconds(7),
            Duration.ofSeconds(40),
            Duration.ofMinutes(20),
            Duration.ofHours(5),
            Duration.ofDays(2),
            Duration.ofDays(9));

    private static final String TAKEN_TWICE = """
            select count(*) from (select 1 from delivery_attempt where outcome = 'ACCEPTED' group by delivery_id having count(*) > 1) t""";

    /** Claimed while the state was none in which people are asked. */
    private static final String UNASKED = """
            select count(*) from delivery_attempt a join delivery d on d.id = a.delivery_id
            where d.request_id is not null and (
                select to_status from consent_event e where e.request_id = d.request_id and e.at <= a.started_at
                order by e.id desc limit 1) not in ('PENDING', 'REVOKED')""";

    private static final String BEGINNING =
            "(select min(b.sent_at) from delivery b where b.request_id = %1$s.request_id and b.round = %1$s.round and b.step = 0)";

    private static final String TOO_LATE =
            "select count(*) from delivery d where d.sent_at >= " + BEGINNING.formatted("d") + " + interval '45 days'";

    private static final String TOO_EARLY =
            "select count(*) from consent_event e where e.to_status = 'EXPIRED' and e.at < coalesce("
                    + BEGINNING.formatted("e") + " + interval '45 days', 'infinity')";

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
    ConsentDecisions decisions;

    @Inject
    OpenQuestions questions;

    @Inject
    StoredPolicies stored;

    @Inject
    PolicyChanges changes;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    private final List<String> story = new ArrayList<>();

    @AfterEach
    void all_is_well_again() {
        scene.begin();
        changes.onStart(new StartupEvent());
    }

    @Test
    void no_step_is_sent_twice_nothing_leaves_after_an_answer_and_asking_ends_in_time() {
        var seed = Long.getLong("seed", 20261125L);
        var random = new Random(seed);
        scene.begin();
        scene.roster("boss@corp.example", PEOPLE);
        scene.start();

        for (int i = 0; i < ACTS; i++) {
            act(random);
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(count(TAKEN_TWICE)).as(() -> told(seed)).isZero();
        assertThat(count(UNASKED)).as(() -> told(seed)).isZero();
        assertThat(count(TOO_LATE)).as(() -> told(seed)).isZero();
        assertThat(count(TOO_EARLY)).as(() -> told(seed)).isZero();
        assertThat(ids()).as(() -> told(seed)).doesNotHaveDuplicates().hasSize((int)
                count("select count(*) from delivery where status = 'SENT' and request_id is not null"));
        assertThat(ids()).as("something was sent at all").hasSizeGreaterThan(PEOPLE.length);
    }

    private void act(Random random) {
        var who = PEOPLE[random.nextInt(PEOPLE.length)];
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> tell("all goes on", () -> routine.runs(2));
            case 5, 6, 7 -> {
                var nap = NAPS.get(random.nextInt(NAPS.size()));
                tell("time passes: " + nap, () -> clock.advance(nap));
            }
            case 8 -> tell("two nodes plan", () -> twice(planner::planDue));
            case 9 -> tell("two nodes send", () -> twice(dispatcher::dispatchDue));
            case 10 -> tell("checks", sweep::sweep);
            case 11 -> tell("the mail server is gone", () -> scene.mail().goesDown());
            case 12 -> tell("the mail server is back", () -> scene.mail().comesBack());
            case 13 -> tell("Docusign stumbles", () -> scene.docusign().answersServerError(1));
            case 14 -> tell(who.name() + " consents", () -> scene.consents(who));
            case 15 ->
                tell(who.name() + " takes it back", () -> scene.docusign().revokes(who.userId()));
            case 16 -> tell(who.name() + " declines", () -> decisions.decline(id(who), "no"));
            case 17 -> tell(who.name() + " is asked again", () -> decisions.reopen(id(who), "it"));
            case 18 -> tell(who.name() + " asks a question, or IT answers", () -> question(who));
            default -> tell("another policy", () -> anotherPolicy(random));
        }
    }

    private void question(Figure who) {
        var open = questions.open(null, 10);
        if (open.isEmpty()) {
            decisions.notForMe(id(who), QuestionKind.NOT_ME, "not me");
        } else {
            open.forEach(question -> questions.answer(question.id(), "it is you", "it"));
        }
    }

    private void anotherPolicy(Random random) {
        var policy = new OutreachPolicy(
                random.nextInt(4) > 0,
                Duration.ofSeconds(10 + random.nextInt(200_000)),
                Duration.ofSeconds(10 + random.nextInt(200_000)),
                random.nextInt(8),
                Duration.ofSeconds(60 + random.nextInt(200_000)),
                Duration.ofSeconds(60 + random.nextInt(200_000)),
                true,
                END,
                Duration.ofDays(random.nextInt(10)));
        QuarkusTransaction.requiringNew().run(() -> {
            stored.write(StandIns.APPLICATION, PolicyText.of(policy), clock.instant(), "by chance");
            stored.lookAnew(StandIns.APPLICATION);
        });
    }

    private static void twice(Runnable work) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : Stream.of(work, work).map(threads::submit).toList()) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String what, Runnable act) {
        story.add(clock.instant() + " " + what);
        act.run();
    }

    private String told(long seed) {
        return "-Dseed=" + seed + "\n" + String.join("\n", story);
    }

    private UUID id(Figure who) {
        return scene.row(who).id();
    }

    private List<String> ids() {
        return Stream.of(PEOPLE)
                .flatMap(person -> scene.mail().messagesTo(person.email()).stream())
                .map(CaughtMessage::messageId)
                .toList();
    }

    private long count(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(query, Long.class).getSingleResult());
    }
}
