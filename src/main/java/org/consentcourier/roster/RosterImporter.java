package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.consentcourier.application.Applications;
import org.consentcourier.roster.file.Opened;
import org.jspecify.annotations.Nullable;

/** Imports roster files: bad rows are rejected one by one, the good ones are taken together or not at all. */
@ApplicationScoped
public class RosterImporter {

    private static final String NOT_WHOLE =
            "These are rows that were rejected before, not the whole roster: everybody else would leave. Add and update only (mode=add).";

    private final RosterConfig config;
    private final Applications applications;
    private final ColumnMemory columns;
    private final ImportWork work;
    private final DryRuns dryRuns;

    RosterImporter(
            RosterConfig config, Applications applications, ColumnMemory columns, ImportWork work, DryRuns dryRuns) {
        this.config = config;
        this.applications = applications;
        this.columns = columns;
        this.work = work;
        this.dryRuns = dryRuns;
    }

    /** What a first look at a request and its file gave. */
    public sealed interface Prepared {

        /** It can be run. */
        record Ready(ImportRun run) implements Prepared {}

        /** It is not even begun. */
        record Refused(ImportResult why) implements Prepared {}
    }

    /** Looks at the request, and at the file as far as its columns; nothing is written yet, and the file must stay where it is. */
    public Prepared prepare(ImportRequest request, Path path) {
        return prepare(null, request, path);
    }

    /** {@code awaited} is the import that has been watched since before there was a file, if any. */
    Prepared prepare(@Nullable UUID awaited, ImportRequest request, Path path) {
        var limit = config.maxBytes().asLongValue();
        var bytes = size(path);
        if (bytes > limit) {
            return new Prepared.Refused(new ImportResult.TooLarge(bytes, limit));
        }
        return switch (ImportTarget.of(request.applications(), applications)) {
            case ImportTarget.Wrong(var problem) -> new Prepared.Refused(new ImportResult.Refused(problem));
            case ImportTarget.Right(var targets) -> {
                var file = StoredFile.of(path);
                yield switch (columns.open(path, request)) {
                    case Opened.NoRoster(var problem) -> new Prepared.Refused(new ImportResult.Refused(problem));
                    case Opened.ColumnsUnclear(var format, var header, var sample, var proposal, var problem) ->
                        new Prepared.Refused(new ImportResult.ColumnsUnclear(problem, header, sample, proposal));
                    case Opened.Readable readable
                    when readable.ofRejects() && request.mode() == ImportMode.FULL -> {
                        readable.records().close();
                        yield new Prepared.Refused(new ImportResult.Refused(NOT_WHOLE));
                    }
                    case Opened.Readable readable ->
                        new Prepared.Ready(
                                awaited == null
                                        ? work.on(request, targets, file, readable)
                                        : work.onArrival(awaited, request, targets, file, readable));
                };
            }
        };
    }

    /** Imports, or tries to, and comes back when that is over. */
    public ImportResult run(ImportRequest request, Path file) {
        return switch (prepare(request, file)) {
            case Prepared.Refused(var why) -> why;
            case Prepared.Ready(var run) -> run.run();
        };
    }

    /**
     * Makes a dry run true, if the roster is still the one it was made against.
     *
     * @param leavers as in {@link ImportRequest}
     */
    public ImportResult commit(UUID dryRun, @Nullable Integer leavers, String by) {
        return switch (prepareCommit(dryRun, leavers, by)) {
            case Prepared.Refused(var why) -> why;
            case Prepared.Ready(var run) -> run.run();
        };
    }

    /** The same, to be run by the caller. */
    public Prepared prepareCommit(UUID dryRun, @Nullable Integer leavers, String by) {
        return switch (dryRuns.find(dryRun, leavers, by)) {
            case DryRuns.Found.Gone(var why) -> new Prepared.Refused(why);
            case DryRuns.Found.Kept(var request, var file) ->
                switch (prepare(request, file)) {
                    case Prepared.Refused refused -> {
                        DryRuns.discard(file);
                        yield refused;
                    }
                    case Prepared.Ready(var run) ->
                        new Prepared.Ready(run.committing(dryRun, () -> DryRuns.discard(file)));
                };
        };
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
