package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImporter.Prepared;

/** Imports whose rows are still being fetched from elsewhere: each is found by its id from the start, and ends whatever happens. */
@ApplicationScoped
public class AwaitedImports {

    private final RosterImporter importer;
    private final ImportRecords records;

    AwaitedImports(RosterImporter importer, ImportRecords records) {
        this.importer = importer;
        this.records = records;
    }

    /** Makes it visible; it is taken for dead when nothing is told of it for minutes. */
    public UUID begin(ImportRequest request) {
        var id = UUID.randomUUID();
        records.await(id, request);
        return id;
    }

    /** Tells how many rows have been fetched so far. */
    public void fetched(UUID id, long rows) {
        records.fetched(id, rows);
    }

    /** All rows are in this file: imports it, and comes back when that is over. */
    public ImportResult run(UUID id, ImportRequest request, Path file) {
        return switch (importer.prepare(id, request, file)) {
            case Prepared.Ready(var run) -> run.run();
            case Prepared.Refused(var why) -> {
                refuse(id, problem(why));
                yield why;
            }
        };
    }

    /** Ends it: the rows cannot be had now. */
    public void refuse(UUID id, String problem) {
        records.end(id, ImportState.REFUSED, problem);
    }

    /** Ends it, unless it has ended: something unforeseen happened, which the log tells. */
    public void fail(UUID id) {
        records.end(id, ImportState.FAILED, "Something went wrong here. Nothing was changed; see the log.");
    }

    private static String problem(ImportResult why) {
        return switch (why) {
            case ImportResult.Refused(var problem) -> problem;
            case ImportResult.ColumnsUnclear unclear -> unclear.problem();
            case ImportResult.TooLarge(var bytes, var limit) ->
                "There are %,d bytes of them, and %,d are taken. Set courier.roster.max-bytes higher."
                        .formatted(bytes, limit);
            case ImportResult.LeaversUnconfirmed _, ImportResult.Outdated _, ImportResult.Done _ ->
                throw new IllegalArgumentException("An import that is refused at first sight has not ended: " + why);
        };
    }
}
