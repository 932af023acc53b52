package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WavesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure[] PEOPLE = Figure.several("person", 5);
    private static final String BOSS = "boss@corp.example";
    private static final String HEADER = "UserEmail,Status,FirstName,LastName,APIUserName,ManagerEmail,Department\n";

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    Waves waves;

    @Inject
    Admission admission;

    @Inject
    Planner planner;

    @Inject
    Applications applications;

    @Inject
    ApplicationStates states;

    @Inject
    Outlooks outlooks;

    @Inject
    Deliveries deliveries;

    @Inject
    ConsentDecisions decisions;

    @Inject
    GrantSweep sweep;

    @Inject
    AuditTrail audit;

    @Inject
    SendingRules sending;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @BeforeEach
    void five_people_have_to_consent() {
        scene.begin();
        scene.roster(BOSS, PEOPLE);
        sweep.sweep();
    }

    @Test
    void whoever_has_yet_to_be_let_in_is_told_to_wait_for_a_wave() {
        begin(WaveFilter.EVERYBODY, 2);
        routine.runs(4);

        assertThat(Stream.of(PEOPLE)
                        .map(person -> outlooks.of(scene.row(person)).why()))
                .filteredOn(Outlook.Why.NOT_LET_IN::equals)
                .hasSize(PEOPLE.length - 2);
    }

    @Test
    void no_more_are_invited_a_day_than_the_wave_says_and_the_others_follow_day_by_day() {
        begin(WaveFilter.EVERYBODY, 2);
        routine.runs(4);
        assertThat(invited()).hasSize(2);

        nextDay();
        routine.runs(4);
        assertThat(invited()).hasSize(4);

        nextDay();
        routine.runs(4);
        assertThat(invited()).hasSize(5);
    }

    @Test
    void who_was_on_the_roster_first_is_invited_first() {
        clock.advance(Duration.ofSeconds(1)); // in one and the same moment nobody is first
        scene.rosterOnly(BOSS, ADA);
        scene.knownToDocusign(ADA);
        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();

        begin(WaveFilter.EVERYBODY, 5);
        routine.runs(8);

        assertThat(invited()).containsExactlyInAnyOrder(PEOPLE);
        assertThat(invitation(ADA)).isNull();
    }

    @Test
    void a_wave_is_for_those_alone_who_match_and_a_reminder_is_no_invitation() {
        scene.load(HEADER + row(PEOPLE[1], "Sales") + row(PEOPLE[2], "Legal"));
        begin(new WaveFilter("sales", "@Corp.Example", "BOSS@corp.example", List.of(), null), 1);

        routine.runs(12);

        assertThat(invited()).containsExactly(PEOPLE[1]);
        assertThat(scene.mail().messagesTo(PEOPLE[1].email())).hasSizeGreaterThan(1);
    }

    @Test
    void named_addresses_and_the_people_of_an_import_make_a_wave() {
        begin(new WaveFilter(null, null, null, List.of("Person3@corp.example", "later@corp.example"), null), null);
        clock.advance(Duration.ofSeconds(1));
        scene.load(HEADER + row(PEOPLE[4], "Legal"));
        begin(new WaveFilter(null, null, null, List.of(), newestImport()), null);

        routine.runs(4);

        assertThat(invited()).containsExactly(PEOPLE[3], PEOPLE[4]);
    }

    @Test
    void whoever_comes_later_and_matches_is_let_in_and_runs_on_their_own_clock() {
        begin(new WaveFilter(null, null, null, List.of(ADA.email()), null), 1);
        routine.runs(4);
        assertThat(invited()).isEmpty();

        clock.advance(Duration.ofMinutes(30));
        scene.roster(BOSS, ADA);
        routine.runs(4);

        assertThat(invitation(ADA)).isEqualTo(DeliveryStatus.SENT);
        assertThat(scene.row(ADA).round()).isOne();
    }

    @Test
    void two_nodes_at_once_let_in_no_more_than_one_would() throws Exception {
        begin(WaveFilter.EVERYBODY, 3);

        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<Integer> node = admission::letIn;
            var let = nodes.invokeAll(IntStream.range(0, 8).mapToObj(i -> node).toList());
            assertThat(let.stream().mapToInt(done -> done.resultNow()).sum()).isEqualTo(3);
        }
        assertThat(admission.letIn()).isZero();
    }

    @Test
    void what_could_not_leave_today_counts_tomorrow() {
        begin(WaveFilter.EVERYBODY, 2);
        sweep.sweep();
        admission.letIn();
        nextDay();

        routine.runs(4);

        assertThat(invited()).hasSize(2);
    }

    @Test
    void whoever_consents_before_the_first_mail_makes_room_for_the_next_one() {
        begin(WaveFilter.EVERYBODY, 1);
        admission.letIn();
        scene.consents(letIn());
        clock.advance(Duration.ofHours(2));

        routine.runs(6);

        assertThat(invited()).hasSize(1);
        assertThat(invited()).doesNotContain(PEOPLE[consentedIndex()]);
    }

    @Test
    void a_question_about_somebody_let_in_makes_room_too() {
        begin(WaveFilter.EVERYBODY, 1);
        admission.letIn();
        var first = letIn();
        decisions.notForMe(scene.row(first).id(), QuestionKind.NOT_ME, "no");

        routine.runs(4);

        assertThat(invited()).hasSize(1).doesNotContain(first);
    }

    @Test
    void a_paused_wave_lets_nobody_in_holds_what_has_not_left_and_reminds_whom_it_invited() {
        begin(WaveFilter.EVERYBODY, 2);
        routine.runs(4);
        nextDay();
        sweep.sweep();
        admission.letIn();
        planner.planDue();
        var wave = waves.of(StandIns.APPLICATION).getFirst().wave().id();

        assertThat(waves.pause(wave, "it")).isTrue();
        routine.runs(4);

        assertThat(invited()).hasSize(2);
        assertThat(deliveries.held()).containsEntry("a wave that lets the person in", 2L);
        assertThat(invited())
                .allSatisfy(figure ->
                        assertThat(scene.mail().messagesTo(figure.email())).hasSizeGreaterThan(1));
        assertThat(waves.pause(wave, "it")).isFalse();
        assertThat(waves.resume(wave, "grace")).isTrue();
        clock.advance(Duration.ofMinutes(2));
        routine.runs(4);
        assertThat(invited()).hasSize(4);
        assertThat(audit.newest(0, 10).stream()
                        .filter(line -> line.subject().startsWith("wave"))
                        .map(line -> line.actor() + " " + line.action() + " " + line.subject()))
                .containsExactly(
                        "grace resumed wave 1 of application demo",
                        "it paused wave 1 of application demo",
                        "it started wave 1 of application demo");
    }

    @Test
    void of_two_waves_for_the_same_people_sent_at_once_one_is_made() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Callable<Waves.Progress> node = () -> waves.begin(
                    StandIns.APPLICATION,
                    new WaveWish(
                            new WaveFilter("Sales", null, null, List.of("b@corp.example", "a@corp.example"), null), 1),
                    "it");
            nodes.invokeAll(List.of(node, node));
        }

        assertThat(waves.of(StandIns.APPLICATION)).hasSize(1);
        assertThatExceptionOfType(SameWave.class)
                .isThrownBy(() -> begin(
                        new WaveFilter("SALES", null, null, List.of("A@corp.example", "b@corp.example"), null), null));
        begin(new WaveFilter("Sales", null, null, List.of("a@corp.example"), null), 1);
        assertThat(waves.of(StandIns.APPLICATION)).hasSize(2);
    }

    @Test
    void an_ended_wave_lets_in_nobody_gives_back_whom_it_had_not_mailed_and_makes_way_for_another() {
        begin(WaveFilter.EVERYBODY, 2);
        routine.runs(4);
        nextDay();
        sweep.sweep();
        admission.letIn();
        planner.planDue();

        assertThat(waves.end(waves.of(StandIns.APPLICATION).getFirst().wave().id(), "it"))
                .isTrue();
        routine.runs(4);
        assertThat(invited()).hasSize(2);

        begin(WaveFilter.EVERYBODY, 1);
        clock.advance(Duration.ofMinutes(2));
        routine.runs(4);
        assertThat(invited()).hasSize(3);
    }

    @Test
    void a_first_mail_that_could_not_be_written_makes_room_and_leaves_on_a_place_of_its_own_when_it_can() {
        begin(WaveFilter.EVERYBODY, 1);
        admission.letIn();
        planner.planDue();
        var first = letIn();
        unwritten(first);

        routine.runs(6);

        assertThat(invited()).hasSize(1).doesNotContain(first);
        assertThat(timesLetIn(first)).isOne();
        deliveries.retry(DeliveryFilter.of(DeliveryStatus.RENDER_FAILED));
        routine.runs(4);
        assertThat(invited()).as("the place of this day is taken").hasSize(1);
        nextDay();
        routine.runs(4);
        clock.advance(Duration.ofMinutes(2));
        routine.runs(4);
        assertThat(invited()).hasSize(2).contains(first);
    }

    @Test
    void a_start_for_everybody_lets_in_the_rest_and_ends_the_waves() {
        begin(WaveFilter.EVERYBODY, 1);
        routine.runs(4);
        assertThat(invited()).hasSize(1);
        waves.endAll(StandIns.APPLICATION, "it");
        states.start(StandIns.APPLICATION, "it");

        routine.runs(4);

        assertThat(invited()).hasSize(5);
        assertThat(waves.of(StandIns.APPLICATION).getFirst().wave().state()).isEqualTo(WaveState.ENDED);
    }

    @Test
    void a_wave_takes_back_what_a_start_for_everybody_had_not_sent() {
        scene.start();
        planner.planDue();
        states.pause(StandIns.APPLICATION, "it");

        begin(WaveFilter.EVERYBODY, 2);
        clock.advance(Duration.ofMinutes(2));
        routine.runs(4);

        assertThat(invited()).hasSize(2);
    }

    @Test
    void a_dry_run_tells_the_numbers_and_changes_nothing() {
        scene.consents(PEOPLE[0]);
        clock.advance(Duration.ofDays(8));
        sweep.sweep();
        scene.rosterOnly(BOSS, ADA);

        var imagined = waves.imagine(StandIns.APPLICATION, new WaveWish(WaveFilter.EVERYBODY, 2), "it");

        assertThat(imagined.numbers()).isEqualTo(new WaveNumbers(6, 1, 0, 4, 1, 0, 0, 0, 3L));
        assertThat(waves.of(StandIns.APPLICATION)).isEmpty();
        assertThat(states.of(StandIns.APPLICATION).wavesOnly()).isFalse();
    }

    @Test
    void the_numbers_of_a_wave_tell_how_far_it_is() {
        begin(WaveFilter.EVERYBODY, 2);
        routine.runs(4);
        admission.letIn();

        var numbers = waves.of(StandIns.APPLICATION).getFirst().numbers();

        assertThat(numbers).isEqualTo(new WaveNumbers(5, 0, 2, 3, 0, 0, 2, 2, 2L));
    }

    @Test
    void whom_the_fence_of_a_pilot_keeps_back_is_not_let_in_and_takes_nobodys_place() {
        begin(WaveFilter.EVERYBODY, 2);
        var pilot = new WaveSql(
                config(Map.of("courier.mail.only-to", PEOPLE[2].email() + ", lab.example")), sending, clock());
        var fenced = new Admission(applications, states, session, pilot, clock());

        assertThat(fenced.letIn()).isOne();

        assertThat(letIn()).isEqualTo(PEOPLE[2]);
        var wave = waves.of(StandIns.APPLICATION).getFirst().wave();
        var numbers = QuarkusTransaction.requiringNew().call(() -> new WaveCounts(session, pilot).of(wave));
        assertThat(numbers.fenced()).isEqualTo(4);
        assertThat(numbers.days()).isOne();
        assertThat(admission.letIn()).as("the fence is gone").isOne();
    }

    @Test
    void a_day_begins_at_midnight_of_the_zone_of_the_application() {
        clock.set(Instant.parse("2026-11-25T10:00:00Z"));
        var sql = new WaveSql(config(Map.of()), Map.of("tokyo", ZoneId.of("Asia/Tokyo"))::get, clock());

        assertThat(sql.today("tokyo")).isEqualTo("2026-11-24T15:00:00Z");
    }

    private Clock clock() {
        return scene.clock();
    }

    private static MailConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class, "courier.mail")
                .withDefaultValue("courier.mail.from", "courier@northwind.example");
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(MailConfig.class, "courier.mail");
    }

    private void begin(WaveFilter filter, @Nullable Integer perDay) {
        waves.begin(StandIns.APPLICATION, new WaveWish(filter, perDay), "it");
    }

    private static String row(Figure figure, String department) {
        return "%s,Active,%s,Example,%s,%s,%s\n"
                .formatted(figure.email(), figure.name(), figure.userId(), BOSS, department);
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
    }

    private List<Figure> invited() {
        return Arrays.stream(PEOPLE)
                .filter(figure -> invitation(figure) == DeliveryStatus.SENT)
                .toList();
    }

    private @Nullable DeliveryStatus invitation(Figure figure) {
        return deliveries.ofRequest(scene.row(figure).id()).stream()
                .filter(mail -> mail.kind() == DeliveryKind.INVITATION)
                .findFirst()
                .map(mail -> mail.status())
                .orElse(null);
    }

    private Figure letIn() {
        var request = session.createNativeQuery(
                        "select id from consent_request where let_in_at is not null", UUID.class)
                .getSingleResult();
        return Arrays.stream(PEOPLE)
                .filter(figure -> scene.row(figure).id().equals(request))
                .findFirst()
                .orElseThrow();
    }

    private int consentedIndex() {
        return IntStream.range(0, PEOPLE.length)
                .filter(i -> scene.status(PEOPLE[i]).name().equals("GRANTED"))
                .findFirst()
                .orElseThrow();
    }

    private void unwritten(Figure figure) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update delivery set status = 'RENDER_FAILED', due_at = null where recipient = :address")
                        .setParameter("address", figure.email())
                        .executeUpdate());
    }

    private long timesLetIn(Figure figure) {
        return session.createNativeQuery(
                        "select count(*) from consent_event where request_id = :id and note = 'let in'", Long.class)
                .setParameter("id", scene.row(figure).id())
                .getSingleResult();
    }

    private UUID newestImport() {
        return session.createNativeQuery("select id from roster_import order by imported_at desc limit 1", UUID.class)
                .getSingleResult();
    }
}
