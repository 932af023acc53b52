package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.CallBudget;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Proof;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was foreseen happens: weeks of the real thing on a clock that is moved, while nobody acts. */
@Tag(Proof.TAG)
@QuarkusTest
@QuarkusTestResource(
        value = StandIns.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "courier.applications.travel.name", value = "Travel Desk"),
            @ResourceArg(name = "courier.applications.travel.environment", value = "demo"),
            @ResourceArg(name = "courier.applications.travel.go-live", value = "2027-06-01"),
            @ResourceArg(name = "courier.applications.travel.scopes", value = "signature"),
            @ResourceArg(name = "courier.applications.travel.integration-key", value = ForecastTest.TRAVEL_KEY),
            @ResourceArg(
                    name = "courier.applications.travel.private-key",
                    value = "${courier.applications.demo.private-key}"),
            @ResourceArg(
                    name = "courier.applications.travel.account-uri",
                    value = "${courier.applications.demo.account-uri}"),
            @ResourceArg(name = "courier.applications.travel.outreach.reminder-delay", value = "2d"),
            @ResourceArg(name = "courier.applications.travel.outreach.reminder-limit", value = "2"),
            @ResourceArg(name = "courier.applications.travel.blackout", value = "2027-03-22/2027-03-23"),
            @ResourceArg(name = "courier.outreach.blackout", value = "2027-03-17"),
            @ResourceArg(name = "courier.outreach.daily-cap", value = "1"),
            @ResourceArg(name = "courier.reports.period", value = "7d"),
            @ResourceArg(name = "courier.reports.zone", value = "Europe/Berlin"),
            @ResourceArg(name = "courier.outreach.reminder-delay", value = "3d"),
            @ResourceArg(name = "courier.outreach.reminder-frequency", value = "5d"),
            @ResourceArg(name = "courier.outreach.reminder-limit", value = "3"),
            @ResourceArg(name = "courier.outreach.escalate-after", value = "4d"),
            @ResourceArg(name = "courier.outreach.escalate-owner-after", value = "5d"),
            @ResourceArg(name = "courier.outreach.expire-after", value = "40d"),
            @ResourceArg(name = "courier.grants.every", value = "1m"),
            @ResourceArg(name = "courier.mail.every", value = "1m"),
            @ResourceArg(name = "courier.grants.cadence", value = "20m,4h,2d"),
            @ResourceArg(name = "courier.grants.per-second", value = "2"),
            @ResourceArg(name = "courier.grants.per-hour", value = "80"),
            @ResourceArg(name = "courier.mail.per-minute", value = "2"),
            @ResourceArg(name = "courier.mail.per-day", value = "5"),
            @ResourceArg(name = "courier.mail.window.days", value = "MON-FRI"),
            @ResourceArg(name = "courier.mail.window.from", value = "08:00"),
            @ResourceArg(name = "courier.mail.window.until", value = "18:00"),
            @ResourceArg(name = "courier.mail.window.zone", value = "Europe/Berlin")
        })
class ForecastTest {

    static final String TRAVEL_KEY = "55555555-2222-4333-8444-555555555555";

    private static final String ARCHIVE = StandIns.APPLICATION;
    private static final String TRAVEL = "travel";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final int MAILS_A_DAY = 5;

    /** The clocks change on the 14th in New York, on the 28th in Berlin, and on the 4th of April in Sydney. */
    private static final Instant START = Instant.parse("2027-03-10T09:17:00Z");

    /** A Saturday: its first mails leave on the Monday after. */
    private static final LocalDate TRAVEL_STARTS = LocalDate.of(2027, 3, 13);

    private static final int PEOPLE = Proof.times(8, 40);
    private static final int INVITED_A_DAY = Proof.times(2, 4);
    private static final int WEEKS = Proof.times(4, 10);
    private static final long SEED = 20_270_310;

    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata", "");
    /** With Good Friday on the 26th of March, Easter Monday on the 29th and a holiday of Japan on the 22nd. */
    private static final List<String> COUNTRIES = List.of("DE", "AU", "JP", "");

    private static final List<String> MANAGERS =
            List.of("lead@corp.example", "head@corp.example", "person1@corp.example", "");

    private static final String HEADER =
            "UserEmail,Status,FirstName,LastName,APIUserName,ManagerEmail,TimeZone,Country\n";

    @Inject
    Scene scene;

    @Inject
    MovableClock clock;

    @Inject
    GrantSweep sweep;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    Admission admission;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Forecasts forecasts;

    @Inject
    Waves waves;

    @Inject
    RosterImporter importer;

    @Inject
    CallBudget budget;

    @Inject
    Session session;

    /** A mail as it was foreseen, or as it left. */
    private record Leaving(LocalDate day, DeliveryKind kind, int step, String to, int people) {}

    /** What was foreseen at a time, and from when on it is to be true. */
    private record Foreseen(String application, String when, Instant from, List<Leaving> mails) {}

    @Test
    void what_was_foreseen_before_the_start_and_later_happens_to_the_day_and_person() {
        two_applications();
        people(new Random(SEED));
        var foreseen = new ArrayList<Foreseen>();
        var alone = foresee(wish(ARCHIVE), "before the start");
        scene.start();
        var travelStarts = TRAVEL_STARTS.atStartOfDay(ZONE).toInstant();
        foreseen.add(foresee(new ForecastWish(TRAVEL, WEEKS, TRAVEL_STARTS, INVITED_A_DAY), "days before its start"));
        goOnUntil(travelStarts);
        foreseen.add(foresee(new ForecastWish(TRAVEL, WEEKS, null, INVITED_A_DAY), "before its start"));
        waves.begin(TRAVEL, new WaveWish(WaveFilter.EVERYBODY, INVITED_A_DAY), "it");
        var calendar = forecasts.of(wish(ARCHIVE));
        foreseen.addAll(foreseeBoth("when both have started"));
        goOnUntil(START.plus(Duration.ofDays(16)));
        foreseen.addAll(foreseeBoth("after two weeks"));
        var end = clock.instant().plus(Duration.ofDays(7L * WEEKS - 16));
        goOnUntil(end);

        assertThat(until(travelStarts, alone))
                .as("mails of the first application while it was alone")
                .containsExactlyElementsOf(until(travelStarts, leftSince(START, ARCHIVE)));
        assertThat(foreseen)
                .allSatisfy(one -> assertThat(until(end, one))
                        .as("mails of %s foreseen %s", one.application(), one.when())
                        .containsExactlyElementsOf(until(end, leftSince(one.from(), one.application()))));
        assertThat(calendar.basis().exact()).isTrue();
        assertThat(calendar.days())
                .allSatisfy(day -> assertThat(day.mails())
                        .isEqualTo(counted(foreseen.get(2).mails(), day.day())));
        assertThat(kinds())
                .contains(
                        DeliveryKind.INVITATION,
                        DeliveryKind.REMINDER,
                        DeliveryKind.ESCALATION,
                        DeliveryKind.WEEKLY_REPORT);
        assertThat(ofBothInOne()).as("mails that asked for both").isPositive();
        assertThat(mostOfADay()).as("mails of the fullest day").isEqualTo(MAILS_A_DAY);
    }

    private void two_applications() {
        scene.begin();
        clock.set(START);
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
    }

    /** Whole days only: on the last one the real thing ends at some hour. */
    private static List<Leaving> until(Instant end, Foreseen foreseen) {
        return until(end, foreseen.mails());
    }

    private static List<Leaving> until(Instant end, List<Leaving> mails) {
        var day = end.atZone(ZONE).toLocalDate();
        return mails.stream().filter(mail -> mail.day().isBefore(day)).toList();
    }

    private List<Foreseen> foreseeBoth(String when) {
        return List.of(foresee(wish(ARCHIVE), when), foresee(wish(TRAVEL), when));
    }

    private static Map<DeliveryKind, Long> counted(List<Leaving> mails, LocalDate day) {
        return mails.stream()
                .filter(mail -> mail.day().equals(day))
                .collect(Collectors.groupingBy(Leaving::kind, TreeMap::new, Collectors.counting()));
    }

    private void people(Random random) {
        var figures = Figure.several("person", PEOPLE);
        scene.knownToDocusign(figures);
        load(HEADER + "lead@corp.example,Active,Lead,Example,,head@corp.example,Asia/Tokyo,JP\n"
                + Stream.of(figures)
                        .map(figure -> "%s,Active,%s,Example,%s,%s,%s,%s\n"
                                .formatted(
                                        figure.email(),
                                        figure.name(),
                                        figure.userId(),
                                        MANAGERS.get(random.nextInt(MANAGERS.size())),
                                        ZONES.get(random.nextInt(ZONES.size())),
                                        COUNTRIES.get(random.nextInt(COUNTRIES.size()))))
                        .collect(Collectors.joining()));
    }

    private void load(String csv) {
        try {
            var file = Files.createTempFile("roster", ".csv");
            Files.writeString(file, csv);
            importer.run(
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ForecastWish wish(String application) {
        return new ForecastWish(application, WEEKS, null, null);
    }

    private Foreseen foresee(ForecastWish wish, String when) {
        var mails = forecasts.all(wish).stream()
                .map(mail -> new Leaving(
                        mail.at().atZone(ZONE).toLocalDate(), mail.kind(), mail.step(), mail.to(), mail.people()))
                .sorted(Comparator.comparing(Leaving::toString))
                .toList();
        return new Foreseen(wish.application(), when, clock.instant(), mails);
    }

    private List<Leaving> leftSince(Instant since, String application) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("""
                        select sent_at, kind, coalesce(step, 0), recipient,
                            greatest(1, (select cast(count(*) as integer) from escalation where delivery_id = d.id and told))
                        from delivery d where sent_at >= :since and application = :application""", Object[].class)
                        .setParameter("since", since)
                        .setParameter("application", application)
                        .getResultList())
                .stream()
                .map(row -> new Leaving(
                        ((Instant) row[0]).atZone(ZONE).toLocalDate(),
                        DeliveryKind.valueOf((String) row[1]),
                        (int) row[2],
                        (String) row[3],
                        (int) row[4]))
                .sorted(Comparator.comparing(Leaving::toString))
                .toList();
    }

    private List<DeliveryKind> kinds() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select distinct kind from delivery where sent_at is not null", String.class)
                        .getResultList())
                .stream()
                .map(DeliveryKind::valueOf)
                .toList();
    }

    private long ofBothInOne() {
        return number("select count(*) from delivery where carried_by is not null and sent_at is not null");
    }

    private long mostOfADay() {
        return number("""
                select max(mails) from (
                    select count(*) as mails from delivery_attempt group by (started_at at time zone 'Europe/Berlin')::date) days""");
    }

    private long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    /** The jobs, every minute; times at which none of them finds anything to do are left out. */
    private void goOnUntil(Instant end) {
        while (clock.instant().isBefore(end)) {
            sweep.sweep();
            snapshot.takeDue();
            admission.letIn();
            while (planner.planDue() > 0) {
                // As the job does.
            }
            dispatcher.dispatchDue();
            var next = beatAfter(clock.instant(), nextDue());
            clock.set(next.isAfter(end) ? end : next);
        }
    }

    private static Instant beatAfter(Instant now, Instant due) {
        var wait = Duration.between(now, due);
        var beats = wait.isPositive() ? Math.ceilDiv(wait.toNanos(), BEAT.toNanos()) : 1;
        return now.plus(BEAT.multipliedBy(beats));
    }

    /** When something falls due; at midnight begin the days of waves and the periods of reports. */
    private Instant nextDue() {
        var now = clock.instant();
        var midnight =
                now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
        var archive = nextCall(ARCHIVE, now);
        var travel = nextCall(TRAVEL, now);
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(NEXT, Instant.class)
                        .setParameter("now", now, Instant.class)
                        .setParameter("midnight", midnight, Instant.class)
                        .setParameter("archive", archive, Instant.class)
                        .setParameter("travel", travel, Instant.class)
                        .setParameter("perDay", MAILS_A_DAY)
                        .getSingleResult());
    }

    private Instant nextCall(String application, Instant now) {
        return now.plus(budget.trial(application, now, 1).untilNext(now));
    }

    /**
     * Mails that wait for a check wait for a call, those behind them for theirs, and all of them for a limit until it lets one pass.
     * People who wait for their mail wait for nothing else, and those whom a wave has yet to let in for the next day.
     */
    private static final String NEXT = """
            with call as (
                select * from (values ('demo', cast(:archive as timestamptz)), ('travel', cast(:travel as timestamptz)))
                    as call (application, at)),
            limited as (
                select greatest(
                    (select started_at + interval '1 minute' from delivery_attempt order by started_at desc offset 1 limit 1),
                    (select started_at + interval '1 day' from delivery_attempt order by started_at desc offset :perDay - 1 limit 1)) as until),
            waiting as (
                select case when d.due_at <= :now then null -- behind others
                    when d.waits_for = 'a fresh check' then greatest(d.due_at, call.at) else d.due_at end as at
                from delivery d left join call using (application) where d.due_at is not null),
            mail as (
                select case when until > :now and exists (select 1 from delivery where due_at <= :now) then until
                    else greatest(until, (select min(at) from waiting)) end as at
                from limited)
            select least(
                cast(:midnight as timestamptz),
                (select at from mail where exists (select 1 from delivery where due_at is not null)),
                (select min(greatest(r.check_due_at, call.at)) from consent_request r join call using (application)
                    where r.user_id is not null),
                (select min(outreach_due_at) from consent_request r join application_state s using (application)
                    where r.status in ('PENDING', 'REVOKED') and s.run_state = 'STARTED'
                        and (r.let_in_at is not null or not s.waves_only)
                        and not exists (select 1 from delivery where request_id = r.id and status = 'QUEUED')))""";
}
