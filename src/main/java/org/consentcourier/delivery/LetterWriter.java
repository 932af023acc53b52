package org.consentcourier.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;

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
