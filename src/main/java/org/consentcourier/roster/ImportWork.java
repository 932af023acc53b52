package org.consentcourier.roster;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.roster.RosterDiff.Difference;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.Opened;
import org.consentcourier.roster.file.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** Runs an import in one transaction: stage the file, lock the roster, compare, and then write it or only tell. */
@ApplicationScoped
class ImportWork {

    /** Far above what the largest file takes; the usual minute is meant for requests. */
    private static final int LONGEST_SECONDS = (int) Duration.ofHours(2).toSeconds();

    private final Applications applications;
    private final ImportReading reading;
    private final RosterDiff diff;
    private final RosterWriting writing;
    private final ImportRecords records;
    private final RosterImports imports;
    private final DryRunFiles files;
    private final Event<RosterChanged> rosterChanged;
    private final AuditTrail audit;
    private final LeaverGuard guard;

    ImportWork(
            Applications applications,
            ImportReading reading,
            RosterDiff diff,
            RosterWriting writing,
            ImportRecords records,
            RosterImports imports,
            DryRunFiles files,
            Event<RosterChanged> rosterChanged,
            AuditTrail audit,
            RosterConfig config) {
        this.applications = applications;
        this.reading = reading;
        this.diff = diff;
        this.writing = writing;
        this.records = records;
        this.imports = imports;
        this.files = files;
        this.rosterChanged = rosterChanged;
        this.audit = audit;
        this.guard = new LeaverGuard(config.leaverGuardPercent());
    }

    /** What an import works with; {@code dryRun} is the one to make true, if any. */
    private record Job(
            UUID id,
            ImportRequest request,
            ImportScope scope,
            StoredFile file,
            @Nullable UUID dryRun) {}

    private static final class Unreadable extends RuntimeException {
        Unreadable(UnreadableFile cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** An import that has been looked at; its record begins now, so that it can be watched from the start. */
    ImportRun on(ImportRequest request, List<Application> targets, StoredFile file, Opened.Readable opened) {
        var id = UUID.randomUUID();
        var scope = ImportScope.of(id, targets, applications.all(), request.mode());
        records.begin(id, request, scope.rosters(), file);
        return new ImportRun(id, dryRun -> run(new Job(id, request, scope, file, dryRun), opened));
    }

    /** The same for an import that has been watched since before there was a file. */
    ImportRun onArrival(
            UUID id, ImportRequest request, List<Application> targets, StoredFile file, Opened.Readable opened) {
        var scope = ImportScope.of(id, targets, applications.all(), request.mode());
        records.arrived(id, request, file);
        return new ImportRun(id, dryRun -> run(new Job(id, request, scope, file, dryRun), opened));
    }

    private ImportResult run(Job job, Opened.Readable opened) {
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> inTransaction(job, opened));
        } catch (Unreadable unreadable) {
            var problem = String.valueOf(unreadable.getMessage());
            records.end(job.id(), ImportState.REFUSED, problem);
            return new ImportResult.Refused(problem);
        } catch (RuntimeException e) {
            Log.errorf(e, "Import %s failed, nothing was changed", job.id());
            records.end(job.id(), ImportState.FAILED, "Something went wrong here. Nothing was changed; see the log.");
            throw e;
        }
    }

    private ImportResult inTransaction(Job job, Opened.Readable opened) {
        records.alive(job.id());
        var mayRepeat = stage(job, opened);
        records.progress(job.id(), Phase.WAITING);
        var version = records.lockRoster();
        var dryRun = job.dryRun();
        if (dryRun != null) {
            var done = imports.committedOf(dryRun);
            if (done.isPresent()) {
                records.end(job.id(), ImportState.REFUSED, "This dry run was committed already.");
                return new ImportResult.Done(done.get());
            }
        }
        records.progress(job.id(), Phase.COMPARING);
        var difference = diff.compare(job.scope(), mayRepeat);
        takeTurnedDown(job, opened);
        if (dryRun != null && records.version(dryRun) != version) {
            return new ImportResult.Outdated(tell(job, difference));
        }
        if (job.request().dryRun()) {
            return new ImportResult.Done(tell(job, difference));
        }
        return write(job, difference);
    }

    private boolean stage(Job job, Opened.Readable opened) {
        try {
            var mayRepeat = reading.stage(job.id(), job.request(), opened);
            if (job.dryRun() == null) { // which was told itself, and says here only how it was read
                reading.remember(job.request(), opened);
            }
            return mayRepeat;
        } catch (UnreadableFile e) {
            throw new Unreadable(e);
        }
    }

    private void takeTurnedDown(Job job, Opened.Readable opened) {
        try {
            reading.takeTurnedDown(job.request(), job.file().path(), opened);
        } catch (UnreadableFile e) {
            throw new Unreadable(e);
        }
    }

    private RosterImport tell(Job job, Difference difference) {
        records.compared(job.scope(), difference, false);
        files.keep(job.id(), job.file().path());
        return end(job, ImportState.DRY_RUN, "tried an import");
    }

    private ImportResult write(Job job, Difference difference) {
        var leaving = difference.counts().leaving();
        if (!guard.lets(leaving, difference.known(), job.request().leavers())) {
            records.compared(job.scope(), difference, false);
            records.end(
                    job.id(),
                    ImportState.REFUSED,
                    "%,d of %,d would leave. If that is right, say the number.".formatted(leaving, difference.known()));
            return new ImportResult.LeaversUnconfirmed(imports.find(job.id()).orElseThrow());
        }
        records.progress(job.id(), Phase.WRITING);
        records.compared(job.scope(), difference, true);
        if (difference.changesAnything()) {
            writing.write(job.scope(), difference);
            // User IDs belong to an environment: a corrected one concerns every application in it.
            rosterChanged.fire(
                    new RosterChanged(job.scope().siblings(), job.request().by(), Set.of(), job.id()));
        }
        if (job.dryRun() != null) {
            records.makesTrue(job.id(), job.dryRun());
            files.forget(job.dryRun());
        }
        return new ImportResult.Done(end(job, ImportState.COMMITTED, "imported a roster"));
    }

    private RosterImport end(Job job, ImportState state, String action) {
        if (!records.end(job.id(), state, null)) {
            throw new IllegalStateException("Import " + job.id() + " was taken for one whose node had stopped");
        }
        var roster = imports.find(job.id()).orElseThrow();
        audit.record(
                job.request().by(),
                action,
                "import " + job.id(),
                roster.counts().toString());
        return roster;
    }
}
