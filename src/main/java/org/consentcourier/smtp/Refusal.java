package org.consentcourier.smtp;

/** The server said no; ends what was being said to it. */
final class Refusal extends Exception {

    private final Step step;
    private final transient Reply reply;

    Refusal(Step step, Reply reply) {
        super(null, null, false, false);
        this.step = step;
        this.reply = reply;
    }

    Handed.Refused told() {
        return new Handed.Refused(step, reply);
    }
}
