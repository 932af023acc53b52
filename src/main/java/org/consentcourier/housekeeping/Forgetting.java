package org.consentcourier.housekeeping;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import org.hibernate.Session;

/** Deletes many rows without holding many at a time. */
public final class Forgetting {

    private static final int BATCH = 5_000;

    private Forgetting() {}

    /**
     * Batch by batch, each in a transaction of its own; returns how many were forgotten.
     *
     * @param statement deletes at most {@code :limit} rows from before {@code :before}, and skips those that are locked
     */
    public static int before(Instant before, String statement, Session session) {
        var forgotten = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew()
                    .call(() -> session.createNativeMutationQuery(statement)
                            .setParameter("before", before)
                            .setParameter("limit", BATCH)
                            .executeUpdate());
            forgotten += batch;
        } while (batch == BATCH);
        return forgotten;
    }
}
