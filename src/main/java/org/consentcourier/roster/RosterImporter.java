package org.consentcourier.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.roster.ImportResult.Counts;
import org.consentcourier.roster.ImportResult.ImportState;
import org.consentcourier.roster.ImportResult.RosterImport;

/** Imports a roster file: bad rows are rejected one by one, the good ones commit together or not at all. */
@ApplicationScoped
public class RosterImporter {

    private final RosterConfig config;
    private final Applications applications;
    private final RosterMerge merge;
    private final RosterImports imports;
    private final Event<RosterChanged> rosterChanged;
    private final AuditTrail audit;
    private final Clock clock;

    RosterImporter(
            RosterConfig config,
            Applications applications,
            RosterMerge merge,
            RosterImports imports,
            Event<RosterChanged> rosterChanged,
            AuditTrail audit,
            Clock clock) {
        this.config = config;
        this.applications = applications;
        this.merge = merge;
        this.imports = imports;
        this.rosterChanged = rosterChanged;
        this.audit = audit;
        this.clock = clock;
    }

    /** Runs one import in a transaction of its own. */
    public ImportResult run(ImportRequest request, byte[] file) {
        var limit = config.maxBytes().asLongValue();
        if (file.length > limit) {
            return new ImportResult.TooLarge(file.length, limit);
        }
        return switch (ImportTarget.of(request.applications(), applications)) {
            case ImportTarget.Wrong(var problem) -> new ImportResult.Refused(problem);
            case ImportTarget.Right(var targets) ->
                switch (RosterReader.read(file)) {
                    case RosterFile.NoRoster(var problem) -> new ImportResult.Refused(problem);
                    case RosterFile.Roster roster -> run(request, targets, roster, hash(file));
                };
        };
    }

    private ImportResult.Done run(
            ImportRequest request, List<Application> targets, RosterFile.Roster file, String hash) {
        if (!request.dryRun()) {
            return QuarkusTransaction.requiringNew().call(() -> merge(request, targets, file, hash));
        }
        var tried = tried(() -> merge(request, targets, file, hash));
        QuarkusTransaction.requiringNew().run(() -> keep(request, tried, hash));
        return tried;
    }

    /** Does it all and takes it back. */
    private static ImportResult.Done tried(Supplier<ImportResult.Done> merge) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                throw new Undone(merge.get());
            });
        } catch (Undone undone) {
            return undone.done;
        }
    }

    private static final class Undone extends RuntimeException {
        private final transient ImportResult.Done done;

        Undone(ImportResult.Done done) {
            super("A dry run", null, false, false);
            this.done = done;
        }
    }

    private ImportResult.Done merge(
            ImportRequest request, List<Application> targets, RosterFile.Roster file, String hash) {
        var keys = targets.stream().map(Application::key).toList();
        var id = UUID.randomUUID();
        var running = new RosterImport(
                id,
                request.fileName(),
                keys,
                "add",
                ImportState.RUNNING,
                new Counts(0, 0, 0, 0, 0, 0, 0),
                request.by(),
                clock.instant());
        imports.keep(running, hash);
        var merged = merge.merge(file.rows(), targets.getFirst().environment().name(), keys, id);
        var rejects = new ArrayList<>(file.rejects());
        rejects.addAll(merged.conflicts());
        rejects.sort(Comparator.comparingLong(Reject::line));
        var done = new ImportResult.Done(
                new RosterImport(
                        id,
                        request.fileName(),
                        keys,
                        "add",
                        request.dryRun() ? ImportState.DRY_RUN : ImportState.COMMITTED,
                        counts(merged, rejects),
                        request.by(),
                        running.at()),
                List.copyOf(rejects));
        if (!request.dryRun()) {
            rosterChanged.fire(new RosterChanged(ofSameEnvironment(targets.getFirst()), request.by(), Set.of(), id));
            keep(request, done, hash);
        }
        return done;
    }

    /** User IDs belong to an environment: a corrected one concerns every application in it. */
    private List<String> ofSameEnvironment(Application target) {
        return applications.all().stream()
                .filter(application -> application.environment() == target.environment())
                .map(Application::key)
                .toList();
    }

    private void keep(ImportRequest request, ImportResult.Done done, String hash) {
        imports.keep(done.roster(), hash);
        imports.keepRejects(done.roster().id(), done.rejects());
        audit.record(
                request.by(),
                request.dryRun() ? "tried an import" : "imported a roster",
                "import " + done.roster().id(),
                done.roster().counts().toString());
    }

    private static Counts counts(RosterMerge.Merged merged, List<Reject> rejects) {
        return new Counts(
                merged.added(),
                merged.updated(),
                merged.unchanged(),
                0,
                count(rejects, Reject.Kind.REJECTED),
                count(rejects, Reject.Kind.DUPLICATE),
                count(rejects, Reject.Kind.CONFLICT));
    }

    private static int count(List<Reject> rejects, Reject.Kind kind) {
        return (int) rejects.stream().filter(reject -> reject.kind() == kind).count();
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
