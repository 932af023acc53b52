package org.consentcourier.roster;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.roster.file.ReadOptions;
import org.hibernate.Session;

/** Imports what the watched file holds, once, whatever number of nodes look at it. */
@ApplicationScoped
class WatchedImport {

    static final String ACTOR = "watched file";

    /** Longer than any import, which has a transaction of its own. */
    private static final int LONGEST_SECONDS = (int) Duration.ofHours(3).toSeconds();

    /** The last time this file was decided about; what people import by hand in between is their decision. */
    private static final String LAST = """
            select file_hash from roster_import
            where imported_by = :by and file_name = :name and applications = :applications and mode = :mode
                and state in ('COMMITTED', 'REFUSED')
            order by imported_at desc limit 1""";

    private final RosterConfig config;
    private final Applications applications;
    private final RosterImporter importer;
    private final KeptFiles kept;
    private final ImportRecords records;
    private final Session session;

    WatchedImport(
            RosterConfig config,
            Applications applications,
            RosterImporter importer,
            KeptFiles kept,
            ImportRecords records,
            Session session) {
        this.config = config;
        this.applications = applications;
        this.importer = importer;
        this.kept = kept;
        this.records = records;
        this.session = session;
    }

    /** Whether the content is dealt with now: taken, refused, or known from before; false: another node is at it. */
    boolean take(String name, Path path) {
        var file = StoredFile.of(path);
        var rosters = rosters();
        var request = new ImportRequest(name, rosters, config.fileMode(), false, null, ReadOptions.DETECT, ACTOR);
        // Open as long as the import goes on, only to hold the lock.
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            if (!isOurs()) {
                return false;
            }
            if (!isLast(request, file)) {
                take(request, file);
            }
            return true;
        });
    }

    private void take(ImportRequest request, StoredFile file) {
        switch (importer.prepare(request, file.path())) {
            case RosterImporter.Prepared.Ready(var run) -> tell(run.id(), run.run());
            case RosterImporter.Prepared.Refused(ImportResult.ColumnsUnclear unclear) ->
                Log.errorf(
                        "Import %s of the watched roster file waits to be told what its columns hold: its page asks",
                        kept.keep(request, file.path(), unclear.problem()));
            case RosterImporter.Prepared.Refused(var why) -> {
                var id = UUID.randomUUID();
                records.turnDown(id, request, request.applications(), file, problem(why));
                tell(id, why);
            }
        }
    }

    private static void tell(UUID id, ImportResult result) {
        switch (result) {
            case ImportResult.Done(var roster) -> {
                var wrong = roster.counts().rejected() + roster.counts().conflicts();
                if (wrong == 0) {
                    Log.infof("Import %s took the watched roster file", id);
                } else {
                    Log.warnf("Import %s took the watched roster file, but not %d rows that are wrong", id, wrong);
                }
            }
            case ImportResult.Refused _,
                    ImportResult.TooLarge _,
                    ImportResult.ColumnsUnclear _,
                    ImportResult.LeaversUnconfirmed _,
                    ImportResult.Outdated _ ->
                Log.errorf(
                        "Import %s of the watched roster file was refused, nothing was changed: its page says why", id);
        }
    }

    private static String problem(ImportResult why) {
        return switch (why) {
            case ImportResult.Refused(var problem) -> problem;
            case ImportResult.TooLarge(var bytes, var limit) ->
                "The file has %,d bytes, and %,d are taken. Set courier.roster.max-bytes higher."
                        .formatted(bytes, limit);
            case ImportResult.ColumnsUnclear _ -> throw new IllegalStateException("Such a file is kept");
            case ImportResult.Done _, ImportResult.LeaversUnconfirmed _, ImportResult.Outdated _ ->
                throw new IllegalStateException("Known only after the file was read");
        };
    }

    private boolean isOurs() {
        return session.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtext('watched roster file'))", Boolean.class)
                .getSingleResult();
    }

    private boolean isLast(ImportRequest request, StoredFile file) {
        return session.createNativeQuery(LAST, String.class)
                .setParameter("by", request.by())
                .setParameter("name", request.fileName())
                .setParameter("applications", String.join(",", request.applications()))
                .setParameter("mode", request.mode().word())
                .getResultStream()
                .anyMatch(file.hash()::equals);
    }

    private List<String> rosters() {
        return config
                .fileApplications()
                .orElseGet(
                        () -> applications.all().stream().map(Application::key).toList())
                .stream()
                .map(String::strip)
                .distinct()
                .sorted()
                .toList();
    }
}
