package org.consentcourier.delivery;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.UUID;

/** One mail could not be written; the claim is rolled back, because its writer may have left the transaction unusable. */
class CannotWrite extends RuntimeException {

    private static final int MAX_LENGTH = 1000;

    private final UUID deliveryId;
    private final long claim;
    private final DeliveryStatus found;

    private CannotWrite(Delivery delivery, RuntimeException cause) {
        super(cause);
        this.deliveryId = delivery.id();
        this.claim = delivery.claim();
        this.found = delivery.status();
    }

    /** What a writer threw; the database's own troubles concern every mail and stay what they are. */
    static RuntimeException because(Delivery delivery, RuntimeException cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof PersistenceException || e instanceof SQLException) {
                return cause;
            }
        }
        return new CannotWrite(delivery, cause);
    }

    UUID deliveryId() {
        return deliveryId;
    }

    /** Whether it still stands as it did when it could not be written. */
    boolean isOf(Delivery delivery) {
        return delivery.claim() == claim && delivery.status() == found;
    }

    String reason() {
        var text = String.valueOf(getCause());
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
