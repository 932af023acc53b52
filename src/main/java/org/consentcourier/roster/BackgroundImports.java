package org.consentcourier.roster;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.consentcourier.roster.RosterImporter.Prepared;
import org.jspecify.annotations.Nullable;

/** Imports that go on while whoever asked for them watches: each is found by its id from the start. */
@ApplicationScoped
public class BackgroundImports {

    private static final Duration A_MOMENT = Duration.ofMillis(700);

    private static final ImportResult FORGOTTEN =
            new ImportResult.Refused("This file is kept no longer. Choose it again on the page Roster.");

    private final RosterImporter importer;
    private final KeptFiles kept;

    BackgroundImports(RosterImporter importer, KeptFiles kept) {
        this.importer = importer;
        this.kept = kept;
    }

    /** What became of the wish to import. */
    public sealed interface Begun {

        /** It runs, and ends by itself. */
        record Running(UUID id) implements Begun {}

        /** The file is kept under this id until its columns are told. */
        record ColumnsUnclear(UUID id, String problem) implements Begun {}

        /** It was not begun. */
        record Refused(ImportResult why) implements Begun {}
    }

    /** Takes the file away from where it is, and begins. */
    public Begun begin(ImportRequest request, Path uploaded) {
        var file = DryRuns.temporary();
        try {
            Files.move(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return begin(request, file, problem -> kept.keep(request, file, problem));
    }

    /** Begins a dry run of a file that was kept, with what is told of its columns; it stays kept, to be told otherwise. */
    public Begun tell(UUID id, Map<String, String> columns, String by) {
        return kept.copy(id, columns, by)
                .map(copy -> begin(copy.request(), copy.file(), problem -> id))
                .orElseGet(() -> new Begun.Refused(FORGOTTEN));
    }

    /** Begins to make a dry run true; {@code leavers} as in {@link ImportRequest}. */
    public Begun commit(UUID dryRun, @Nullable Integer leavers, String by) {
        return switch (importer.prepareCommit(dryRun, leavers, by)) {
            case Prepared.Ready(var run) -> start(run, () -> {});
            case Prepared.Refused(var why) -> new Begun.Refused(why);
        };
    }

    /** The file is our own and discarded, here or when the import is over. */
    private Begun begin(ImportRequest request, Path file, Function<String, UUID> keep) {
        Begun begun = null;
        try {
            begun = switch (importer.prepare(request, file)) {
                case Prepared.Ready(var run) -> start(run, () -> DryRuns.discard(file));
                case Prepared.Refused(ImportResult.ColumnsUnclear unclearOnes) ->
                    new Begun.ColumnsUnclear(keep.apply(unclearOnes.problem()), unclearOnes.problem());
                case Prepared.Refused(var why) -> new Begun.Refused(why);
            };
            return begun;
        } finally {
            if (!(begun instanceof Begun.Running)) {
                DryRuns.discard(file);
            }
        }
    }

    /** Stays a moment: a small file is done before anybody has seen that it is not. */
    private static Begun start(ImportRun run, Runnable afterwards) {
        var running = Thread.ofVirtual().name("import-" + run.id()).start(() -> {
            try {
                run.run();
            } catch (RuntimeException e) {
                Log.debugf(e, "Import %s ended badly, which is logged and noted with it", run.id());
            } finally {
                afterwards.run();
            }
        });
        try {
            running.join(A_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Begun.Running(run.id());
    }
}
