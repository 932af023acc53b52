package org.consentcourier.roster;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One import, ready to be run once. */
public final class ImportRun {

    private final UUID id;

    /** Imports; what it is given is the dry run to make true, if any. */
    private final Function<@Nullable UUID, ImportResult> body;

    private final @Nullable UUID dryRun;
    private final Runnable afterwards;

    ImportRun(UUID id, Function<@Nullable UUID, ImportResult> body) {
        this(id, body, null, () -> {});
    }

    private ImportRun(
            UUID id, Function<@Nullable UUID, ImportResult> body, @Nullable UUID dryRun, Runnable afterwards) {
        this.id = id;
        this.body = body;
        this.dryRun = dryRun;
        this.afterwards = afterwards;
    }

    ImportRun committing(UUID dryRun, Runnable afterwards) {
        return new ImportRun(id, body, dryRun, afterwards);
    }

    /** By which it is found while it runs and later. */
    public UUID id() {
        return id;
    }

    /** Runs it in transactions of its own; what it throws is noted with the import. */
    public ImportResult run() {
        try {
            return body.apply(dryRun);
        } finally {
            afterwards.run();
        }
    }
}
