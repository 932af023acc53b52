package org.consentcourier.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How an import ended; a refused one changed nothing. */
public sealed interface ImportResult {

    /** Done, or tried in a dry run. */
    record Done(RosterImport roster, List<Reject> rejects) implements ImportResult {}

    /** The file or the request is at fault; {@code problem} says what is wrong and the way out. */
    record Refused(String problem) implements ImportResult {}

    /** The file is larger than {@code courier.roster.max-bytes}. */
    record TooLarge(long bytes, long limit) implements ImportResult {}

    /** One import as it is kept; {@code applications} are keys. */
    record RosterImport(
            UUID id,
            String fileName,
            List<String> applications,
            String mode,
            ImportState state,
            Counts counts,
            String by,
            Instant at) {}

    /** What an import made of the rows of its file; {@code leaving} counts persons no longer in it. */
    record Counts(int added, int updated, int unchanged, int leaving, int rejected, int duplicates, int conflicts) {}

    /** Where an import stands. */
    enum ImportState {
        DRY_RUN,
        RUNNING,
        COMMITTED,
        REFUSED,
        FAILED
    }
}
