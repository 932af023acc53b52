package org.consentcourier.smtp;

import java.io.IOException;

/** What became of a mail that was to be handed to the server. */
public sealed interface Handed {

    /** The server took responsibility for it. */
    record Accepted() implements Handed {}

    /** The server said no. */
    record Refused(Step step, Reply reply) implements Handed {

        /** In its words. */
        public String words() {
            return step.words() + ": " + reply.text();
        }
    }

    /** This server cannot take this mail, and was not asked to. */
    record NotPossible(String reason) implements Handed {}

    /**
     * There was no server, or no longer.
     *
     * @param afterContent whether the mail itself was on its way, so that nobody knows
     */
    record Broken(boolean afterContent, IOException cause) implements Handed {}
}
