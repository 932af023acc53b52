package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;

/** Lets IT see in its own mailbox what people will get; whom it may be sent to is for the caller to say. */
@ApplicationScoped
public class TestMails {

    /** In a minute, over all nodes: who needs more of them is not testing. */
    static final int LIMIT = 5;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Clock clock;

    TestMails(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Orders one, after whoever else does so just now, and returns its key; empty: there were enough in the last minute. */
    @Transactional(TxType.REQUIRED)
    public Optional<UUID> order(Order.OfSample sample, String application, String recipient) {
        var now = clock.instant();
        return outbox.testsSince(now.minus(WINDOW)) < LIMIT
                ? Optional.of(outbox.enqueueAnew(Order.forTest(sample, application, recipient, now)))
                : Optional.empty();
    }
}
