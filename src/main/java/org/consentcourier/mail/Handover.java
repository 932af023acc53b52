package org.consentcourier.mail;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A mail that knows whether it was handed over. Once a connection is greeted and logged in the client encodes the mail and then asks for the
 * envelope sender: what fails before that surely did not leave, and what was given up before that never will.
 */
final class Handover extends MailMessage {

    private enum Phase {
        WAITING,
        ENCODED,
        HANDED_OVER,
        GIVEN_UP
    }

    /** It was given up before, and the client has come to where it would have been handed over. */
    static final class GivenUp extends IllegalStateException {
        private GivenUp() {
            super("given up before it was handed over");
        }
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

    private final Phase end;

    Handover() {
        this(Phase.HANDED_OVER);
    }

    private Handover(Phase end) {
        this.end = end;
    }

    /** One that gives itself up where it would be handed over, and fails with {@link GivenUp} once it has come so far. */
    static Handover probe() {
        return new Handover(Phase.GIVEN_UP);
    }

    @Override
    public @Nullable String getText() {
        phase.compareAndSet(Phase.WAITING, Phase.ENCODED);
        return super.getText();
    }

    // Failing here, and not while encoding, makes the client close the connection instead of losing it from its pool.
    @Override
    public @Nullable String getBounceAddress() {
        phase.compareAndSet(Phase.ENCODED, end);
        if (phase.get() == Phase.GIVEN_UP) {
            throw new GivenUp();
        }
        return super.getBounceAddress();
    }

    boolean handedOver() {
        return phase.get() == Phase.HANDED_OVER;
    }

    /** Keeps a mail that still waits for its connection from leaving later; true when it came in time. */
    boolean giveUp() {
        return phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP) || phase.compareAndSet(Phase.ENCODED, Phase.GIVEN_UP);
    }
}
