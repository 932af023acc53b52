package org.consentcourier.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.consentcourier.support.MovableClock;

/** Deliveries as tests want them. */
@ApplicationScoped
class Fixtures {

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final EntityManager entities;
    private final MovableClock clock;

    Fixtures(Outbox outbox, Deliveries deliveries, EntityManager entities, MovableClock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.entities = entities;
        this.clock = clock;
    }

    void nothingToSend() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "truncate returned_mail, escalation, delivery_attempt, delivery, incident, mail_pause")
                        .executeUpdate());
    }

    void due(String... recipients) {
        QuarkusTransaction.requiringNew().run(() -> List.of(recipients).forEach(this::enqueue));
    }

    void due(int count) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, count).forEach(i -> enqueue("person" + i + "@corp.example")));
    }

    /** The alarm about an incident that lasts. */
    void alarmDue(String recipient) {
        var incident = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                            insert into incident (id, topic, place, cause, said, fix, since, seen_at)
                            values (:id, 'FAULT', 'demo', 'NO_VALID_KEYS', 'It is refused.', 'Mend it.', :now, :now)""")
                    .setParameter("id", incident)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            outbox.enqueue(
                    Order.forIncident(new Order.OfIncident(incident, false), "demo", recipient, clock.instant()));
        });
    }

    /** While that runs, the database cannot say whether mail is held back. */
    void withoutPauses(Runnable what) {
        rename("mail_pause", "mail_pause_gone");
        try {
            what.run();
        } finally {
            rename("mail_pause_gone", "mail_pause");
        }
    }

    private void rename(String table, String name) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("alter table %s rename to %s".formatted(table, name))
                        .executeUpdate());
    }

    DeliveryRow of(String recipient) {
        return deliveries.list(DeliveryFilter.ALL, null, 5_000).stream()
                .filter(row -> row.to().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    List<AttemptRow> attemptsOf(String recipient) {
        return deliveries.attempts(of(recipient).id());
    }

    private void enqueue(String recipient) {
        outbox.enqueue(new Order(DeliveryKind.TEST, null, null, null, null, null, null, recipient, clock.instant()));
    }
}
