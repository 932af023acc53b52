package org.consentcourier.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentcourier.mail.Letter;

/**
 * Knows what the mails of some kinds say; asked within the transaction that claims them, so it must not touch the network. What it throws is
 * shown to IT as the reason why this one mail cannot be written.
 */
public interface LetterWriter {

    /** The kinds it writes; each kind has one writer. */
    Set<DeliveryKind> kinds();

    /** About whom {@link #wanted} will be asked in this transaction: what it needs to know of all it may look up at once. */
    default void expect(List<Delivery> deliveries) {}

    /** The same of {@link #write}: fewer of them. */
    default void expectToWrite(List<Delivery> deliveries) {}

    /** First gate, before window and quota: cheap, and without a wish for anything. */
    default Wanted wanted(Delivery delivery) {
        return new Wanted.InWindow(null);
    }

    /** Last gate, after window and quota: the mail itself, or why not. */
    Draft write(Delivery delivery);

    /** Mails to one person that are all ready to leave, the most urgent first. */
    default List<Delivery> byUrgency(List<Delivery> deliveries) {
        return deliveries;
    }

    /** One mail instead of these to one person, which are all ready to leave; the first of them lends it its Message-ID. */
    default Letter together(List<Delivery> deliveries) {
        throw new IllegalArgumentException(
                "Mails of kind " + deliveries.getFirst().kind() + " leave each for itself");
    }

    /** The same of a mail that left with others, or with none. */
    default List<Rewritten> again(Delivery delivery, List<Delivery> carried, Instant at) {
        return again(delivery, at);
    }

    /** Whether a mail that is ready may wait some seconds for others to the same person, so that they leave as one. */
    default boolean mayWait(Delivery delivery) {
        return false;
    }

    /**
     * The mail once more, to be compared with what left and looked at; locks nothing and asks for nothing. Several where it may have
     * left in several ways, none where what it was about is gone.
     *
     * @param at when it was written, or now
     */
    default List<Rewritten> again(Delivery delivery, Instant at) {
        return List.of();
    }
}
