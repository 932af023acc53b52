package org.consentcourier.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import as it is kept.
 *
 * @param applications keys
 * @param format how the file was understood, in words; empty where it was not
 * @param known persons on these rosters before
 * @param mails mails it causes at most: those who consented already get none
 * @param confirm what a commit of this dry run is asked by; null for anything but a dry run that can be committed
 * @param note what must be known of how it came about
 * @param problem why it was refused or failed, and the way out
 */
public record RosterImport(
        UUID id,
        String fileName,
        List<String> applications,
        String mode,
        ImportState state,
        Counts counts,
        String by,
        Instant at,
        String format,
        int known,
        int mails,
        @Nullable UUID confirm,
        @Nullable String note,
        @Nullable String problem,
        @Nullable UUID dryRunId,
        Progress progress,
        @Nullable Instant endedAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    /**
     * What an import made of the rows of its file.
     *
     * @param leaving persons who stand on these rosters no longer
     * @param duplicates rows that say again what another row says
     * @param closed rows of users who are closed in Docusign and were not on these rosters
     */
    public record Counts(
            int added,
            int updated,
            int unchanged,
            int leaving,
            int rejected,
            int duplicates,
            int conflicts,
            int closed) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** How far a running import is; {@code bytes} are those of the file, read and in all. */
    public record Progress(Phase phase, long rows, long bytes, long bytesTotal) {}

    /** What a running import does now. */
    public enum Phase {
        /** There is no file yet; {@code rows} counts those that will be in it. */
        FETCHING,
        READING,
        /** Another import is at work, this one follows. */
        WAITING,
        COMPARING,
        WRITING,
        ENDED
    }

    /** Where an import stands. */
    public enum ImportState {
        DRY_RUN,
        RUNNING,
        COMMITTED,
        REFUSED,
        FAILED
    }
}
