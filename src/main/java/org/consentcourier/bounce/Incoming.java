package org.consentcourier.bounce;

import java.time.LocalDate;

/** What a mail in the mailbox is. */
sealed interface Incoming {

    /**
     * A server on the way says what became of a mail.
     *
     * @param code enhanced status code, such as 5.1.1
     * @param said its words, without addresses
     */
    record DeliveryReport(Trace trace, Verdict verdict, String code, String said) implements Incoming {

        /** Code and words as one line. */
        String reply() {
            return said.contains(code) ? said : (code + " " + said).strip();
        }
    }

    /** The person is away, and says until when. */
    record OutOfOffice(Trace trace, LocalDate backOn) implements Incoming {}

    /** The person has left, says the machine that answers for them. */
    record NoLongerHere(Trace trace) implements Incoming {}

    /** A machine answered, and nothing follows from it. */
    record AutoReply(Trace trace) implements Incoming {}

    /** Somebody wrote, for people to read. */
    record HumanReply(Trace trace) implements Incoming {}

    /** About no mail of ours. */
    record Foreign() implements Incoming {}
}
