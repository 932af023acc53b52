package org.consentcourier.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.report.PeopleFilter.Part;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What a snapshot of a hundred thousand people under five thousand managers costs, and reading it. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportBench {

    private static final int PEOPLE = Integer.getInteger("bench.people", 100_000);
    private static final int PEOPLE_PER_MANAGER = 20;
    private static final int WEEKS = 3;
    private static final int READS = 300;
    private static final Instant FIRST_MONDAY = Instant.parse("2026-11-30T00:00:05Z");
    private static final Duration SNAPSHOT_WANTED = Duration.ofSeconds(60);
    private static final Duration PAGE_WANTED = Duration.ofMillis(150);

    private static final String PERSONS = """
            insert into person (id, email, email_key, first_name, last_name, manager_email, language, time_zone, country, department,
                rosters, created_at, updated_at)
            select gen_random_uuid(), 'person' || n || '@corp.example', 'person' || n || '@corp.example', 'Person', n::text,
                case when n > 0 then 'person' || (n - 1) / :each || '@corp.example' end, 'en', 'Europe/Berlin',
                (array['DE', 'FR', 'US'])[1 + n % 3], 'Department ' || n % 40, '{demo}', :now, :now
            from generate_series(0, :people - 1) n""";

    private static final String REQUESTS = """
            insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since, version,
                opened_at, opened_by)
            select gen_random_uuid(), 'demo', id, gen_random_uuid(), 'PENDING', :now, 1, :now, 0, :now, 'roster' from person""";

    private static final String MAILS = """
            insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id, created_at, sent_at)
            select gen_random_uuid(), case when step = 0 then 'INVITATION' else 'REMINDER' end, 'demo', request.id, 1, step, 'nobody',
                'SENT', gen_random_uuid()::text, :now, :now
            from consent_request request cross join generate_series(0, 3) step""";

    /** One in seven consents in a week, one in a hundred gets another manager. */
    private static final String CONSENTS = """
            update consent_request set status = 'GRANTED', status_since = :now
            where status = 'PENDING' and abs(hashtext(id::text)) % 7 = :week""";

    private static final String MOVES = """
            update person set manager_email = 'person' || abs(hashtext(id::text)) % (:people / :each) || '@corp.example'
            where abs(hashtext(email)) % 100 = :week""";

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    Reports reports;

    @Inject
    ReportPeople people;

    @Inject
    Scene scene;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    @Test
    void a_snapshot_of_everybody_and_what_is_read_of_it() {
        scene.begin();
        scene.start();
        fill();
        for (int week = 0; week < WEEKS; week++) {
            goOn(week);
            clock.set(FIRST_MONDAY.plus(Duration.ofDays(7L * week)));
            take();
        }
        read();
        scene.begin();
    }

    private void take() {
        var period = Period.at(clock.instant(), Weekly.CONFIG.period(), Weekly.CONFIG.weekday(), Weekly.CONFIG.zone());
        var begun = System.nanoTime();
        var taken = snapshots.take(period, clock.instant(), Weekly.CONFIG.zone());
        var kept = System.nanoTime();
        var completed = completion.completeOldest(Departure.of(Weekly.CONFIG));
        var done = System.nanoTime();
        if (!taken || !completed) {
            throw new IllegalStateException("There was no snapshot to take");
        }
        System.out.printf(
                Locale.ROOT,
                "%s %s of %,d people: kept in %.1f s, counted and mails ordered in %.1f s%n",
                done - begun <= SNAPSHOT_WANTED.toNanos() ? "PASS" : "MISS",
                period.key(),
                PEOPLE,
                (kept - begun) / 1e9,
                (done - kept) / 1e9);
    }

    private void read() {
        var period = reports.periods().getFirst().key();
        var managers = reports.managers(period);
        report("a manager's report", times(READS, i -> reports.manager(
                        period, String.valueOf(managers.get(i * 7919 % (managers.size() - 1)).manager()))
                .orElseThrow()));
        report("the report of whoever is above all", times(READS, i -> reports.manager(period, "person0@corp.example")
                .orElseThrow()));
        report("the report about everybody", times(READS, i -> reports.company(period).orElseThrow()));
        report("a page of managers", times(READS, i -> reports.managers(period, "person" + i, 100)));
        report("a page of people", times(READS, i -> people.page(
                period, new Scope.Tree("person1@corp.example"), PeopleFilter.of(Part.LATE), null, 100)));
        var named = new AtomicInteger();
        report("everybody by name", times(1, i -> people.each(
                period, new Scope.Everybody(), PeopleFilter.of(Part.ALL), line -> named.incrementAndGet())));
        System.out.printf(Locale.ROOT, "named %,d%n", named.get());
    }

    private interface Act {
        void of(int number);
    }

    private static List<Long> times(int many, Act act) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < many; i++) {
            var begun = System.nanoTime();
            act.of(i);
            times.add(System.nanoTime() - begun);
        }
        return times.stream().sorted().toList();
    }

    private static void report(String what, List<Long> times) {
        var worst = times.get((int) Math.ceil(times.size() * 0.95) - 1);
        System.out.printf(
                Locale.ROOT,
                "%s %s: median %.1f ms, 95 of 100 within %.1f ms%n",
                worst <= PAGE_WANTED.toNanos() ? "PASS" : "MISS",
                what,
                times.get(times.size() / 2) / 1e6,
                worst / 1e6);
    }

    private void fill() {
        QuarkusTransaction.requiringNew().timeout(900).run(() -> {
            session.createNativeMutationQuery(PERSONS)
                    .setParameter("each", PEOPLE_PER_MANAGER)
                    .setParameter("people", PEOPLE)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            for (var sql : List.of(REQUESTS, MAILS)) {
                session.createNativeMutationQuery(sql)
                        .setParameter("now", clock.instant())
                        .executeUpdate();
            }
        });
        vacuum();
    }

    private void goOn(int week) {
        QuarkusTransaction.requiringNew().timeout(900).run(() -> {
            session.createNativeMutationQuery(CONSENTS)
                    .setParameter("week", week)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            session.createNativeMutationQuery(MOVES)
                    .setParameter("people", PEOPLE)
                    .setParameter("each", PEOPLE_PER_MANAGER)
                    .setParameter("week", week)
                    .executeUpdate();
        });
    }

    /** As autovacuum would after so many rows; no transaction may be open for it. */
    private static void vacuum() {
        var database = StandIns.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            for (var table : List.of("person", "consent_request", "delivery")) {
                statement.execute("vacuum analyze " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
