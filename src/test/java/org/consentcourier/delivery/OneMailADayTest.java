package org.consentcourier.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.bounce.Intake;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.HolidaysAhead;
import org.consentcourier.outreach.Planner;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.DeliveryReport;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two applications ask the same people, of whom each gets one mail a day. */
@QuarkusTest
@QuarkusTestResource(
        value = StandIns.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "courier.outreach.daily-cap", value = "1"),
            @ResourceArg(name = "courier.mail.one-click", value = "true"),
            @ResourceArg(name = "courier.applications.demo.go-live", value = "2027-03-01"),
            @ResourceArg(name = "courier.applications.travel.name", value = "Travel Desk"),
            @ResourceArg(name = "courier.applications.travel.environment", value = "demo"),
            @ResourceArg(name = "courier.applications.travel.go-live", value = "2027-01-15"),
            @ResourceArg(name = "courier.applications.travel.scopes", value = "signature"),
            @ResourceArg(name = "courier.applications.travel.integration-key", value = OneMailADayTest.TRAVEL_KEY),
            @ResourceArg(
                    name = "courier.applications.travel.private-key",
                    value = "${courier.applications.demo.private-key}"),
            @ResourceArg(
                    name = "courier.applications.travel.account-uri",
                    value = "${courier.applications.demo.account-uri}")
        })
class OneMailADayTest {

    static final String TRAVEL_KEY = "55555555-2222-4333-8444-555555555555";

    private static final String ARCHIVE = StandIns.APPLICATION;
    private static final String TRAVEL = "travel";
    private static final Figure ADA = Figure.named("ada");
    private static final Duration DAY = Duration.ofDays(1);

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
    DeliveryQueue queue;

    @Inject
    Deliveries deliveries;

    @Inject
    SentMails sentMails;

    @Inject
    HolidaysAhead holidays;

    @Inject
    Intake intake;

    @Inject
    OpenQuestions questions;

    @Inject
    ApplicationStates states;

    @Inject
    RosterImporter importer;

    @Inject
    ConsentViews views;

    @Inject
    Nodes nodes;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @BeforeEach
    void two_applications_ask_ada() {
        scene.begin();
        scene.docusign()
                .knows(Integration.demo(
                        UUID.fromString(TRAVEL_KEY),
                        "Travel Desk",
                        StandIns.integration().publicKeys().getFirst(),
                        StandIns.baseUrl() + "/consent/travel"));
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update application_state set integration_key = :key, scopes = 'signature' where application = 'travel'")
                        .setParameter("key", TRAVEL_KEY)
                        .executeUpdate());
        load("UTC,", ADA);
        sweep.sweep();
        states.start(ARCHIVE, "it");
        states.start(TRAVEL, "it");
    }

    @Test
    void what_is_due_for_two_applications_leaves_as_one_mail_the_nearest_go_live_first() {
        routine.runs(3);

        var mail = onlyMail();
        assertThat(mail.subject())
                .isEqualTo("Please allow Travel Desk and Contract Archive to work with your Docusign account");
        assertThat(mail.text())
                .containsSubsequence(
                        "* Travel Desk",
                        "Please do it by January 9, 2027.",
                        "client_id=" + TRAVEL_KEY,
                        "/consent/travel/check?state=v1." + request(TRAVEL),
                        "/consent/travel/not-me?state=v1." + request(TRAVEL),
                        "What Travel Desk may then do",
                        "* Contract Archive",
                        "client_id=" + StandIns.INTEGRATION_KEY,
                        "/consent/demo/check?state=v1." + request(ARCHIVE),
                        "/consent/demo/not-me?state=v1." + request(ARCHIVE),
                        "act in your name");
        assertThat(mail.html().length()).isLessThan(30_000);
        assertThat(mail.html())
                .containsSubsequence("Open Docusign and allow Travel Desk", "and allow Contract Archive");
        var travel = row(TRAVEL);
        assertThat(row(ARCHIVE)).satisfies(carried -> {
            assertThat(carried.status()).isEqualTo(DeliveryStatus.SENT);
            assertThat(carried.carriedBy()).isEqualTo(travel.id());
            assertThat(carried.messageId()).isEqualTo(mail.messageId());
            assertThat(carried.sentAt()).isEqualTo(travel.sentAt());
        });
        assertThat(travel.carriedBy()).isNull();
        assertThat(travel.messageId()).isEqualTo(mail.messageId());
    }

    @Test
    void the_page_of_a_person_tells_which_applications_share_a_mail() {
        routine.runs(3);

        var page = given().cookies(loggedIn())
                .get(StandIns.baseUrl() + "/people/"
                        + views.find(request(TRAVEL)).orElseThrow().personId())
                .asString();

        assertThat(page).contains("in one mail with Travel Desk", "in one mail with Contract Archive");
    }

    @Test
    void holidays_of_the_countries_on_the_roster_are_worked_out_before_a_mail_needs_them() {
        load("Atlantic/Reykjavik,IS", ADA);

        assertThat(holidays.workOut()).as("this year's and the next").isEqualTo(2);
        assertThat(holidays.workOut()).isZero();
    }

    void one_mail_tells_of_people_of_all_applications() {
        for (var day = 0; day < 7; day++) {
            routine.runs(4);
            clock.advance(DAY);
        }

        assertThat(scene.mail().messagesTo(StandIns.OWNER)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("still missing for Contract Archive and Travel Desk");
            assertThat(mail.text()).contains("Still missing: 2").containsOnlyOnce("No manager is known");
        });
    }

    @Test
    void what_was_sent_is_shown_and_proven_for_each_that_it_carried() {
        routine.runs(3);

        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allSatisfy(row -> {
            var sent = sentMails.find(row.id()).orElseThrow();
            assertThat(sent.delivery()).isEqualTo(row);
            assertThat(sent.likeness()).isEqualTo(SentMail.Likeness.SAME);
            assertThat(Objects.requireNonNull(sent.evidence()).htmlSha256())
                    .isEqualTo(Sha256.ofPart(onlyMail().html()));
        });
    }

    @Test
    void the_next_mail_waits_for_the_next_day_and_says_so() {
        states.pause(TRAVEL, "it");
        routine.runs(3);
        states.start(TRAVEL, "it");
        clock.advance(Duration.ofMinutes(1));

        routine.runs(3);

        assertThat(onlyMail().subject()).contains("Contract Archive");
        assertThat(row(TRAVEL).waitsFor()).isEqualTo("the next day: courier.outreach.daily-cap");
        assertThat(row(TRAVEL).dueAt()).isEqualTo("2026-11-26T00:00:00Z");
        clock.set(Instant.parse("2026-11-26T00:00:00Z"));
        routine.runs(3);
        assertThat(mails()).hasSize(2);
        assertThat(mails())
                .anySatisfy(mail -> assertThat(mail.text())
                        .containsSubsequence("* Travel Desk", "* Contract Archive", "This is reminder 1 of 4."));
    }

    @Test
    void the_day_is_that_of_the_person() {
        load("Asia/Kathmandu,", ADA);
        clock.set(Instant.parse("2026-11-25T18:13:00Z")); // two minutes to midnight there
        states.pause(TRAVEL, "it");
        routine.runs(3);
        states.start(TRAVEL, "it");
        routine.runs(3);
        assertThat(mails()).hasSize(1);
        assertThat(row(TRAVEL).dueAt()).isEqualTo("2026-11-25T18:15:00Z");

        clock.set(Instant.parse("2026-11-25T18:15:00Z"));
        routine.runs(4);

        assertThat(mails()).hasSize(2);
    }

    @Test
    void a_mail_waits_for_the_end_of_the_holidays_of_its_person_and_names_the_first() {
        clock.set(Instant.parse("2026-12-25T09:00:00Z"));
        load("Europe/Berlin,DE", ADA);

        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(row(ARCHIVE).waitsFor()).isEqualTo("a public holiday in DE: 1. Weihnachtsfeiertag");
        assertThat(row(ARCHIVE).dueAt()).isEqualTo("2026-12-26T23:00:00Z"); // after the second
    }

    @Test
    void one_that_waits_for_its_check_is_waited_for() {
        planner.planDue();
        notCheckedFor(TRAVEL, Duration.ofMinutes(30));

        dispatcher.dispatchDue();
        assertThat(mails()).isEmpty();
        assertThat(row(ARCHIVE).waitsFor()).startsWith("a check for another application");
        assertThat(row(TRAVEL).waitsFor()).isEqualTo("a fresh check");
        routine.runs(4);

        assertThat(onlyMail().text()).contains("* Travel Desk", "* Contract Archive");
    }

    @Test
    void one_whose_check_does_not_come_is_left_behind() {
        planner.planDue();
        notCheckedFor(TRAVEL, Duration.ofMinutes(30));
        clock.advance(Duration.ofMinutes(6)); // and nobody asks Docusign

        dispatcher.dispatchDue();

        assertThat(onlyMail().subject()).contains("Contract Archive").doesNotContain("Travel Desk");
        assertThat(row(TRAVEL).status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void who_has_consented_to_one_is_asked_for_the_other_alone() {
        planner.planDue();
        clock.advance(Duration.ofMinutes(11));
        scene.docusign().consents(ADA.userId(), UUID.fromString(TRAVEL_KEY));

        routine.runs(3);

        assertThat(onlyMail().subject()).isEqualTo("Please allow Contract Archive to work with your Docusign account");
        assertThat(row(TRAVEL).status()).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void what_the_server_puts_off_is_put_off_for_all_and_leaves_as_one_mail_again() {
        scene.mail().rejects(ADA.email(), 450, "4.2.1 try later", 1);
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(DeliveryStatus.DEFERRED);
            assertThat(row.dueAt()).isAfter(clock.instant());
            assertThat(row.attempts()).isOne();
        });

        clock.advance(Duration.ofMinutes(2));
        dispatcher.dispatchDue();

        assertThat(onlyMail().text()).contains("* Travel Desk", "* Contract Archive");
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allMatch(row -> row.status() == DeliveryStatus.SENT);
    }

    @Test
    void what_may_have_arrived_goes_out_again_as_it_was_with_the_same_message_id() {
        scene.mail().storesThenDrops(1);
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allMatch(row -> row.status() == DeliveryStatus.UNKNOWN);

        clock.advance(Duration.ofHours(1));
        routine.runs(3);

        assertThat(mails())
                .hasSize(2)
                .extracting(CaughtMessage::messageId)
                .containsOnly(row(TRAVEL).messageId());
        assertThat(mails()).allSatisfy(mail -> assertThat(mail.text()).contains("* Travel Desk", "* Contract Archive"));
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allMatch(row -> row.status() == DeliveryStatus.SENT);
    }

    @Test
    void when_its_node_dies_another_sends_it_again_for_all_that_it_carries_and_still_want_it() {
        planner.planDue();
        queue.claim(10, new Line()); // and nothing more is heard of it
        clock.advance(Duration.ofMinutes(5));
        dispatcher.dispatchDue(); // the time its holder still has
        scene.docusign().consents(ADA.userId(), StandIns.INTEGRATION_KEY);
        clock.advance(Duration.ofMinutes(11));
        sweep.sweep();

        routine.runs(3);

        assertThat(onlyMail().subject()).isEqualTo("Please allow Travel Desk to work with your Docusign account");
        assertThat(onlyMail().messageId()).isEqualTo(row(TRAVEL).messageId());
        assertThat(row(TRAVEL).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(row(ARCHIVE).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(row(ARCHIVE).dueAt()).isNull();
    }

    @Test
    void an_address_that_takes_no_mail_is_known_to_each_and_has_not_used_up_the_day() {
        scene.mail().rejects(ADA.email(), 550, "5.1.1 no such user");
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allMatch(row -> row.status() == DeliveryStatus.UNDELIVERABLE);
        scene.mail().behaves();

        deliveries.retry(DeliveryFilter.ALL);
        dispatcher.dispatchDue();

        assertThat(onlyMail().text()).contains("* Travel Desk", "* Contract Archive");
        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allMatch(row -> row.status() == DeliveryStatus.SENT);
    }

    @Test
    void what_comes_back_of_a_mail_stands_at_all_that_it_carried() {
        planner.planDue();
        dispatcher.dispatchDue();
        StandIns.mailbox().empties();
        comesBack("delayed", "4.4.1");
        comesBack("failed", "5.1.1");

        assertThat(intake.read()).isEqualTo(2);

        assertThat(List.of(row(ARCHIVE), row(TRAVEL))).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
            assertThat(row.sentAt()).isNull();
            assertThat(row.lastReply()).contains("said no");
            assertThat(views.events(Objects.requireNonNull(row.requestId())))
                    .extracting(event -> String.valueOf(event.note()))
                    .anyMatch(note -> note.startsWith("delayed on its way"))
                    .anyMatch(note -> note.startsWith("came back, the address takes no mail"));
        });
    }

    @Test
    void docusign_is_asked_anew_for_no_more_than_could_leave_and_the_first_in_line_leave_first() {
        load("UTC,", Figure.several("person", 6));
        sweep.sweep();
        planner.planDue();
        planner.planDue();
        clock.advance(Duration.ofMinutes(11));
        var node = nodes.node(Map.of("per-minute", "2", "per-day", "0"));

        node.dispatchDue();
        assertThat(waiting("waits_for = 'a fresh check'"))
                .as("two people, each for two applications")
                .isEqualTo(4);
        assertThat(waiting("waits_for is null and due_at = created_at"))
                .as("untouched")
                .isEqualTo(10);
        assertThat(toBeChecked()).isEqualTo(4);
        var first = ids("order by in_line_since, request_id").stream()
                .distinct()
                .limit(2)
                .toList();
        sweep.sweep();
        clock.advance(Duration.ofSeconds(5));
        node.dispatchDue();

        assertThat(scene.mail().messages()).hasSize(2);
        assertThat(waiting("status = 'SENT'")).isEqualTo(4);
        assertThat(ids("where status = 'SENT'")).hasSameElementsAs(first);
    }

    private long waiting(String condition) {
        return number("select count(*) from delivery where " + condition);
    }

    private long toBeChecked() {
        return number("select count(*) from consent_request where check_due_at < timestamptz '1980-01-01'");
    }

    private long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    private List<UUID> ids(String condition) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select person_id from delivery " + condition, UUID.class)
                        .getResultList());
    }

    @Test
    void the_button_of_a_mail_program_speaks_for_all_that_the_mail_asks_for() {
        routine.runs(3);
        var link = onlyMail().header("List-Unsubscribe").orElseThrow().replaceAll("[<>\\s]", "");

        given().formParam("List-Unsubscribe", "One-Click")
                .post(URI.create(link))
                .then()
                .statusCode(204);

        assertThat(link).startsWith(StandIns.baseUrl() + "/consent/travel/mute?state=v1." + request(TRAVEL));
        assertThat(questions.open(null, 10))
                .extracting(question -> question.requestId(), question -> question.kind())
                .containsExactlyInAnyOrder(
                        tuple(request(ARCHIVE), QuestionKind.NOT_ME), tuple(request(TRAVEL), QuestionKind.NOT_ME));
    }

    @Test
    void two_nodes_that_plan_and_send_at_once_write_each_person_one_mail_a_day() throws Exception {
        var people = Figure.several("person", 15);
        load("UTC,", people);
        sweep.sweep();
        var unlimited = Map.of("per-minute", "0", "per-day", "0", "batch", "7");
        var one = nodes.node(unlimited);
        var other = nodes.node(unlimited);

        together(List.of(planner::planDue, planner::planDue, one::dispatchDue, other::dispatchDue));
        for (var minute = 0; minute < 2; minute++) {
            clock.advance(Duration.ofMinutes(1));
            sweep.sweep();
            together(List.of(planner::planDue, one::dispatchDue, other::dispatchDue));
        }

        var perPerson = scene.mail().messages().stream()
                .collect(Collectors.groupingBy(mail -> mail.to().getFirst(), Collectors.counting()));
        assertThat(perPerson)
                .hasSize(people.length + 1)
                .allSatisfy((person, mails) -> assertThat(mails).as(person).isOne());
        clock.advance(DAY);
        sweep.sweep();
        together(List.of(planner::planDue, one::dispatchDue, other::dispatchDue));
        together(List.of(planner::planDue, one::dispatchDue, other::dispatchDue));
        assertThat(scene.mail().messages().stream()
                        .collect(Collectors.groupingBy(mail -> mail.to().getFirst(), Collectors.counting())))
                .allSatisfy((person, mails) -> assertThat(mails).as(person).isLessThanOrEqualTo(2));
    }

    @Test
    void the_database_itself_refuses_a_second_mail_of_a_day() {
        planner.planDue();
        dispatcher.dispatchDue();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> session.createNativeMutationQuery("""
                                insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id,
                                    created_at, person_id, mail_day, day_place)
                                select gen_random_uuid(), kind, application, request_id, round, 77, recipient, 'SENDING', 'another',
                                    created_at, person_id, mail_day, day_place
                                from delivery where mail_day is not null""").executeUpdate()))
                .hasStackTraceContaining("delivery_day_unique");
    }

    private static Map<String, String> loggedIn() {
        return given().redirects()
                .follow(false)
                .formParam("j_username", "it")
                .formParam("j_password", "sandbox")
                .post(StandIns.baseUrl() + "/j_security_check")
                .getCookies();
    }

    private void comesBack(String action, String status) {
        StandIns.mailbox()
                .receives(DeliveryReport.of(
                        "consent@corp.example", action, status, onlyMail().messageId()));
    }

    private void notCheckedFor(String application, Duration time) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update consent_request set checked_at = :at where application = :application")
                        .setParameter("at", clock.instant().minus(time))
                        .setParameter("application", application)
                        .executeUpdate());
    }

    private static void together(List<Callable<Integer>> works) throws Exception {
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            for (var done : threads.invokeAll(works)) {
                done.get();
            }
        }
    }

    private CaughtMessage onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().getFirst();
    }

    private List<CaughtMessage> mails() {
        return scene.mail().messagesTo(ADA.email());
    }

    private DeliveryRow row(String application) {
        return deliveries.ofRequest(request(application)).getFirst();
    }

    private UUID request(String application) {
        return views.list(new ConsentFilter(application, null, null, null, ADA.email(), null), null, 2)
                .getFirst()
                .id();
    }

    private void load(String zoneAndCountry, Figure... figures) {
        scene.knownToDocusign(figures);
        var csv = Arrays.stream(figures)
                .map(figure ->
                        "%s,%s,Example,%s,%s".formatted(figure.email(), figure.name(), figure.userId(), zoneAndCountry))
                .collect(Collectors.joining("\n", "UserEmail,FirstName,LastName,APIUserName,TimeZone,Country\n", "\n"));
        try {
            var file = Files.createTempFile("roster", ".csv");
            Files.writeString(file, csv);
            var result = importer.run(
                    new ImportRequest(
                            "roster.csv",
                            List.of(ARCHIVE, TRAVEL),
                            ImportMode.ADD,
                            false,
                            null,
                            ReadOptions.DETECT,
                            "it"),
                    file);
            Files.delete(file);
            assertThat(result).isInstanceOf(ImportResult.Done.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
