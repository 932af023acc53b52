package org.consentcourier.outreach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consentcourier.delivery.AttemptRow;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.SentMail;
import org.consentcourier.delivery.SentMail.Likeness;
import org.consentcourier.delivery.SentMails;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a mail, and how it is shown again. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SentMailTest {

    private static final Figure ADA = Figure.named("ada");

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
    SentMails mails;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

    @Inject
    TestMails tests;

    @BeforeEach
    void ada_is_to_be_asked() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
        scene.start();
        planner.planDue();
    }

    @Test
    void what_arrived_has_the_hashes_that_are_kept_and_is_shown_without_what_lets_its_reader_in() {
        dispatcher.dispatchDue();

        var mail = newest();

        var arrived = arrived();
        assertThat(mail.likeness()).isEqualTo(Likeness.SAME);
        assertThat(evidence(mail).htmlSha256()).isEqualTo(sha256(arrived.html()));
        assertThat(evidence(mail).textSha256()).isEqualTo(sha256(arrived.text()));
        assertThat(evidence(mail).wording()).hasSize(12).isEqualTo(shown(mail).wording());
        assertThat(mail.delivery().subject()).isEqualTo(arrived.subject());
        assertThat(shown(mail).html() + shown(mail).text())
                .contains("state=not-shown&amp;prompt=login", "/consent/demo/check?state=not-shown")
                .doesNotContain("v1.");
        assertThat(shown(mail).text().strip())
                .isEqualTo(onItsWay(arrived.text()).replaceAll("v1\\.[0-9A-Za-z._-]+", "not-shown"));
    }

    @Test
    void a_reminder_stays_what_it_was_when_time_goes_on_and_consent_is_given() {
        dispatcher.dispatchDue();
        clock.advance(Duration.ofSeconds(30));
        planner.planDue();
        dispatcher.dispatchDue();
        scene.consents(ADA);
        clock.advance(Duration.ofDays(40));
        sweep.sweep();

        var mail = newest();

        assertThat(mail.delivery().step()).isOne();
        assertThat(mail.likeness()).isEqualTo(Likeness.SAME);
    }

    @Test
    void a_person_who_is_called_otherwise_by_now_is_told_from_words_that_have_changed() {
        dispatcher.dispatchDue();
        scene.load("UserEmail,FirstName,LastName,APIUserName\n%s,Ada,King,%s\n".formatted(ADA.email(), ADA.userId()));
        assertThat(newest().likeness()).isEqualTo(Likeness.OTHER_DATA);
        assertThat(shown(newest()).text()).contains("Ada King");

        anEarlierReleaseWroteIt();

        assertThat(newest().likeness()).isEqualTo(Likeness.REWORDED);
    }

    @Test
    void a_mail_in_the_queue_is_shown_as_it_would_be_written_now() {
        var mail = newest();

        assertThat(mail.likeness()).isEqualTo(Likeness.NOT_SENT);
        assertThat(mail.evidence()).isNull();
        assertThat(shown(mail).text())
                .contains("Hello ada Example,", "state=not-shown")
                .doesNotContain("v1.");
    }

    @Test
    void each_try_keeps_what_it_handed_over() {
        scene.mail().rejects(ADA.email(), 450, "4.2.1 try later");
        dispatcher.dispatchDue();
        scene.load("UserEmail,FirstName,LastName,APIUserName\n%s,Ada,King,%s\n".formatted(ADA.email(), ADA.userId()));
        scene.mail().behaves();
        clock.advance(Duration.ofMinutes(2));
        dispatcher.dispatchDue();

        var mail = newest();

        assertThat(mail.attempts()).hasSize(2);
        assertThat(mail.attempts().getFirst().htmlSha256())
                .isNotEqualTo(mail.attempts().getLast().htmlSha256());
        assertThat(mail.evidence()).isEqualTo(mail.attempts().getLast());
        assertThat(mail.likeness()).isEqualTo(Likeness.SAME);
        assertThat(evidence(mail).textSha256()).isEqualTo(sha256(arrived().text()));
    }

    private SentMail newest() {
        var row = deliveries.list(DeliveryFilter.ALL, null, 1).getFirst();
        return mails.find(row.id()).orElseThrow();
    }

    private static AttemptRow evidence(SentMail mail) {
        return Objects.requireNonNull(mail.evidence());
    }

    private static Rendering shown(SentMail mail) {
        return Objects.requireNonNull(mail.shown());
    }

    private CaughtMessage arrived() {
        return scene.mail().messagesTo(ADA.email()).getFirst();
    }

    private void anEarlierReleaseWroteIt() {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("update delivery_attempt set wording = '0123456789ab'")
                        .executeUpdate());
    }

    /** What a mail program makes of the ends of lines is its own matter. */
    private static String onItsWay(String text) {
        return text.replace("\r\n", "\n").stripTrailing();
    }

    @Test
    void no_more_tests_are_ordered_in_a_minute_than_allowed_however_many_ask_at_once() throws Exception {
        var sample = new Order.OfSample(SampleMail.INVITATION, Locale.ENGLISH);
        Callable<Optional<UUID>> order = () -> tests.order(sample, StandIns.APPLICATION, "it@northwind.example");

        try (var threads = Executors.newFixedThreadPool(4)) {
            var ordered = threads.invokeAll(Collections.nCopies(12, order)).stream()
                    .filter(one -> one.resultNow().isPresent());

            assertThat(ordered).hasSize(TestMails.LIMIT);
        }
    }

    private static String sha256(String part) {
        try {
            var bytes = onItsWay(part).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
