package org.consentcourier.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A company in which people come, go, change managers and consent at random; every change of a state is in the ledger. */
final class Company {

    /** Of an application besides the one that is configured. */
    static final String SECOND = "second";

    private static final List<String> STATES = List.of(
            "NEW", "PENDING", "PENDING", "GRANTED", "GRANTED", "GRANTED", "REVOKED", "DECLINED", "EXPIRED", "EXEMPT");

    private static final String JOIN = """
            insert into person (id, email, email_key, first_name, last_name, manager_email, department, country, rosters,
                created_at, updated_at)
            values (:id, :email, :email, :email, 'Example', :manager, :department, :country, '{demo,second}', :now, :now)""";

    private static final String OPEN = """
            insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since, version,
                opened_at, opened_by)
            values (gen_random_uuid(), :application, :person, gen_random_uuid(), 'NEW', :now, 1, :now, 0, :now, 'roster')""";

    private final Session session;
    private final Clock clock;
    private final Random random;
    private int people;

    Company(Session session, Clock clock, long seed) {
        this.session = session;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** Founds it with so many people. */
    void found(int many) {
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("""
                    insert into application_state (application, environment, integration_key, scopes, run_state, run_state_since, run_state_by)
                    values ('second', 'DEMO', 'second', 'signature impersonation', 'STARTED', :now, 'it')
                    on conflict do nothing""")
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            for (int i = 0; i < many; i++) {
                joins();
            }
        });
    }

    /** The application that no other test knows is gone; nobody is asked for it any more. */
    static void dissolve(Session session) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "delete from application_state where application = 'second'")
                        .executeUpdate());
    }

    /** A week goes by. */
    void goesOn() {
        QuarkusTransaction.requiringNew().run(() -> {
            times(4, this::joins);
            times(3, this::leaves);
            times(2, this::comesBack);
            times(6, () -> manager(somebody(), random.nextInt(8) == 0 ? null : somebody()));
            times(2, () -> manager(somebody(), "boss@outside.example"));
            times(2, () -> manager(leader(), leader()));
            times(1, this::goInCircles);
            times(3, this::changesDepartment);
            times(30, this::somethingHappens);
        });
    }

    private void joins() {
        var id = UUID.randomUUID();
        var email = email(people++);
        session.createNativeMutationQuery(JOIN)
                .setParameter("id", id)
                .setParameter("email", email)
                .setParameter("manager", people < 3 ? null : leader(), String.class)
                .setParameter("department", "Department " + random.nextInt(4))
                .setParameter("country", random.nextBoolean() ? "DE" : null, String.class)
                .setParameter("now", now(), Instant.class)
                .executeUpdate();
        for (var application : List.of(StandIns.APPLICATION, SECOND)) {
            session.createNativeMutationQuery(OPEN)
                    .setParameter("application", application)
                    .setParameter("person", id)
                    .setParameter("now", now(), Instant.class)
                    .executeUpdate();
        }
    }

    private void leaves() {
        var email = somebody();
        rosters(email, "{}");
        become(
                "select id from consent_request where person_id = (select id from person where email_key = :who)",
                email,
                "LEFT");
    }

    private void comesBack() {
        var email = somebody();
        rosters(email, "{demo,second}");
        become("""
                select r.id from consent_request r join person p on p.id = r.person_id
                where p.email_key = :who and r.status = 'LEFT'""", email, "NEW");
    }

    private void rosters(String email, String rosters) {
        session.createNativeMutationQuery("update person set rosters = cast(:rosters as text[]) where email_key = :who")
                .setParameter("rosters", rosters)
                .setParameter("who", email)
                .executeUpdate();
    }

    private void manager(String email, @Nullable String manager) {
        session.createNativeMutationQuery("update person set manager_email = :manager where email_key = :who")
                .setParameter("manager", manager, String.class)
                .setParameter("who", email)
                .executeUpdate();
    }

    private void goInCircles() {
        var first = leader();
        var second = somebody();
        manager(first, second);
        manager(second, first);
    }

    private void changesDepartment() {
        session.createNativeMutationQuery("update person set department = :department where email_key = :who")
                .setParameter("department", random.nextInt(5) == 0 ? "" : "Department " + random.nextInt(4))
                .setParameter("who", somebody())
                .executeUpdate();
    }

    private void somethingHappens() {
        become(
                """
                select r.id from consent_request r join person p on p.id = r.person_id
                where p.email_key = :who and r.status <> 'LEFT' and r.application = '%s'""".formatted(random.nextBoolean() ? StandIns.APPLICATION : SECOND),
                somebody(),
                STATES.get(random.nextInt(STATES.size())));
    }

    private void become(String whose, String who, String status) {
        session.createNativeMutationQuery("""
                        with changed as (
                            update consent_request request set status = :status, status_since = :now,
                                exempt_reason = case when :status = 'EXEMPT' then 'a test' end
                            from consent_request was
                            where was.id = request.id and request.id in (%s) and request.status <> :status
                            returning request.id, request.round, was.status as before)
                        insert into consent_event (request_id, round, at, from_status, to_status, actor)
                        select id, round, :now, before, :status, 'a test' from changed""".formatted(whose))
                .setParameter("status", status)
                .setParameter("now", now(), Instant.class)
                .setParameter("who", who)
                .executeUpdate();
    }

    private void times(int most, Runnable act) {
        int many = random.nextInt(most + 1);
        for (int i = 0; i < many; i++) {
            act.run();
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private String somebody() {
        return email(random.nextInt(people));
    }

    /** One of the first, who have most of the people. */
    private String leader() {
        return email(random.nextInt(Math.min(people, 12)));
    }

    private static String email(int number) {
        return "p%03d@corp.example".formatted(number);
    }
}
