package org.consentcourier.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.roster.ImportResult;
import org.hibernate.Session;

/** Teams of named people in a {@link Scene}, put into states and mailed without going all the way. */
@ApplicationScoped
public class Rosters {

    private static final String HEADER = "FirstName,LastName,UserEmail,ManagerEmail,APIUserName\n";

    private final Scene scene;
    private final Session session;
    private final MovableClock clock;

    Rosters(Scene scene, Session session, MovableClock clock) {
        this.scene = scene;
        this.session = session;
        this.clock = clock;
    }

    /** Imports people of one manager, who may be empty; each is written {@code Ada Lovelace <ada@corp.example>}. */
    public void team(String manager, String... people) {
        var file = new StringBuilder(HEADER);
        for (var person : people) {
            var name = person.substring(0, person.lastIndexOf('<')).strip();
            var email = person.substring(person.lastIndexOf('<') + 1, person.lastIndexOf('>'));
            file.append("\"%s\",\"%s\",%s,%s,%s%n"
                    .formatted(first(name), last(name), email, manager, UUID.nameUUIDFromBytes(email.getBytes(UTF_8))));
        }
        assertThat(scene.load(file.toString()))
                .isInstanceOfSatisfying(
                        ImportResult.Done.class,
                        it -> assertThat(it.roster().counts().rejected()).isZero());
    }

    /** Puts somebody into a state, as of now. */
    public void become(ConsentStatus status, String... emails) {
        for (var email : emails) {
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery("""
                            update consent_request set status = :status, status_since = :now, exempt_reason = 'a test'
                            where person_id = (select id from person where email_key = :email)""")
                            .setParameter("status", status.name())
                            .setParameter("now", clock.instant())
                            .setParameter("email", email)
                            .executeUpdate());
        }
    }

    /** Notes a mail as sent now, the next step of the round. */
    public void mailed(String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id,
                            created_at, sent_at)
                        select gen_random_uuid(), 'INVITATION', request.application, request.id, request.round,
                            (select count(*) from delivery d where d.request_id = request.id), person.email, 'SENT',
                            gen_random_uuid(), :now, :now
                        from consent_request request join person on person.id = request.person_id
                        where person.email_key = :email""")
                        .setParameter("now", clock.instant())
                        .setParameter("email", email)
                        .executeUpdate());
    }

    /** Notes the last notice of the round as sent now: no reminder follows, and whoever does not answer is late. */
    public void warned(String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id,
                            created_at, sent_at)
                        select gen_random_uuid(), 'EXPIRY_NOTICE', request.application, request.id, request.round, 1000,
                            person.email, 'SENT', gen_random_uuid(), :now, :now
                        from consent_request request join person on person.id = request.person_id
                        where person.email_key = :email""")
                        .setParameter("now", clock.instant())
                        .setParameter("email", email)
                        .executeUpdate());
    }

    /** The mails to somebody came back: their address takes none. */
    public void cameBack(String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update delivery set status = 'UNDELIVERABLE', cause = 'ADDRESS', sent_at = null where recipient = :email")
                        .setParameter("email", email)
                        .executeUpdate());
    }

    private static String first(String name) {
        return name.contains(" ") ? name.substring(0, name.lastIndexOf(' ')) : name;
    }

    private static String last(String name) {
        return name.contains(" ") ? name.substring(name.lastIndexOf(' ') + 1) : "";
    }
}
