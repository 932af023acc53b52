package org.consentcourier.mail;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail that knows whether it was handed over. The client encodes it once a connection is greeted and logged in, and asks for its
 * text then: what fails earlier surely did not leave, and what was given up earlier never will.
 */
final class Handover extends MailMessage {

    private enum Phase {
        WAITING,
        HANDED_OVER,
        GIVEN_UP
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

    @Override
    public String getText() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.HANDED_OVER) && phase.get() == Phase.GIVEN_UP) {
            throw new IllegalStateException("given up before it was handed over");
        }
        return super.getText();
    }

    boolean handedOver() {
        return phase.get() == Phase.HANDED_OVER;
    }

    /** Keeps a mail that still waits for its connection from leaving later; true when it came in time. */
    boolean giveUp() {
        return phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP);
    }
}
