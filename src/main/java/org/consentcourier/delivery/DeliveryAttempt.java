package org.consentcourier.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.SendResult;

/** One try to send one mail: begun by its claim, finished by the server's word, open for ever when the node died. */
@Entity
@Table(name = "delivery_attempt")
public class DeliveryAttempt {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID deliveryId;
    private long claim;
    private Instant startedAt;
    private Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private AttemptOutcome outcome;

    @Enumerated(EnumType.STRING)
    private FailureCause cause;

    private boolean late;
    private String reply;
    private String htmlHash;
    private String textHash;
    private String wording;

    /** For Hibernate; rows are born in {@link Attempts}. */
    protected DeliveryAttempt() {}

    UUID deliveryId() {
        return deliveryId;
    }

    boolean isOf(Claim made) {
        return claim == made.number();
    }

    /** When a rule of the server first kept it back, in the last so many of these tries. */
    static Optional<Instant> refusedSince(List<DeliveryAttempt> tries, int last) {
        return tries.stream()
                .sorted(Comparator.comparingLong((DeliveryAttempt one) -> one.claim))
                .skip(Math.max(0, tries.size() - last))
                .filter(one -> one.cause == FailureCause.POLICY)
                .map(one -> one.startedAt)
                .findFirst();
    }

    boolean isUnknown() {
        return outcome == AttemptOutcome.UNKNOWN;
    }

    void finish(SendResult result, Instant at, boolean tooLate) {
        finishedAt = at;
        late = tooLate;
        outcome = AttemptOutcome.of(result);
        cause = result.failure();
        reply = result.words();
    }
}
