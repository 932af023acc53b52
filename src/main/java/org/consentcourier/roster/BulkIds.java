package org.consentcourier.roster;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Ids for rows that one statement inserts by the thousand: ordered by time as UUIDs of version 7 (RFC 9562), so that
 * every index on them grows at its end.
 */
public final class BulkIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes a UUID in SQL of {@link #prefix} and a number below 2^48 that is unique within the statement. */
    public static final String SQL = "cast(%s || lpad(to_hex(%s), 12, '0') as uuid)";

    private BulkIds() {}

    /** The first 80 bits, different for each statement. */
    public static String prefix(Instant now) {
        var time = "%012x".formatted(now.toEpochMilli());
        return "%s-%s-7%03x-%04x-"
                .formatted(
                        time.substring(0, 8),
                        time.substring(8),
                        RANDOM.nextInt(0x1000),
                        0x8000 | RANDOM.nextInt(0x4000));
    }
}
