package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.delivery.SentMail.Likeness;
import org.jspecify.annotations.Nullable;

/** Shows a mail again that left, and says whether it still is what left. */
@ApplicationScoped
@Transactional
public class SentMails {

    private static final Comparator<AttemptRow> TELLING = Comparator.comparing(
                    (AttemptRow attempt) -> attempt.outcome() == AttemptOutcome.ACCEPTED)
            .thenComparingLong(AttemptRow::claim);

    private final EntityManager entities;
    private final Deliveries deliveries;
    private final Writers writers;
    private final Clock clock;

    SentMails(EntityManager entities, Deliveries deliveries, Writers writers, Clock clock) {
        this.entities = entities;
        this.deliveries = deliveries;
        this.writers = writers;
        this.clock = clock;
    }

    /** Locks nothing and changes nothing. */
    public Optional<SentMail> find(UUID id) {
        return Optional.ofNullable(entities.find(Delivery.class, id))
                .map(asked -> look(
                        asked,
                        asked.carriedBy()
                                .map(carrier -> entities.find(Delivery.class, carrier))
                                .orElse(asked)));
    }

    /** What left is what carried it. */
    private SentMail look(Delivery asked, Delivery delivery) {
        var attempts = deliveries.attempts(delivery.id());
        @Nullable AttemptRow evidence = attempts.stream().max(TELLING).orElse(null);
        var again = writers.of(delivery.kind())
                .again(
                        delivery,
                        delivery.carries() ? deliveries.carriedBy(delivery.id()) : List.of(),
                        evidence == null ? clock.instant() : evidence.startedAt());
        var same = again.stream()
                .filter(mail -> evidence != null && evidence.isOf(mail.sent()))
                .findFirst();
        return new SentMail(
                deliveries.row(asked.id()),
                attempts,
                evidence,
                same.isPresent() ? Likeness.SAME : likeness(again, evidence),
                same.or(() -> again.stream().findFirst()).map(Rewritten::shown).orElse(null));
    }

    private static Likeness likeness(List<Rewritten> again, @Nullable AttemptRow evidence) {
        if (again.isEmpty()) {
            return Likeness.GONE;
        }
        if (evidence == null) {
            return Likeness.NOT_SENT;
        }
        return again.getFirst().sent().wording().equals(evidence.wording()) ? Likeness.OTHER_DATA : Likeness.REWORDED;
    }
}
