package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.file.ReadOptions;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Dry runs that can still be made true, with the requests and files they were of. */
@ApplicationScoped
class DryRuns {

    private final RosterImports imports;
    private final DryRunFiles files;
    private final Session session;

    DryRuns(RosterImports imports, DryRunFiles files, Session session) {
        this.imports = imports;
        this.files = files;
        this.session = session;
    }

    sealed interface Found {

        /** The file is ours now, to be discarded. */
        record Kept(ImportRequest request, Path file) implements Found {}

        record Gone(ImportResult why) implements Found {}
    }

    @Transactional
    Found find(UUID id, @Nullable Integer leavers, String by) {
        var done = imports.committedOf(id);
        if (done.isPresent()) {
            return new Found.Gone(new ImportResult.Done(done.get()));
        }
        var found = imports.find(id).filter(roster -> roster.state() == ImportState.DRY_RUN);
        if (found.isEmpty()) {
            return new Found.Gone(new ImportResult.Refused("There is no such dry run. Import the file again."));
        }
        var dryRun = found.get();
        var file = temporary();
        if (!files.restore(id, file)) {
            discard(file);
            return new Found.Gone(
                    new ImportResult.Refused("The file of this dry run is kept no longer. Import it again."));
        }
        return new Found.Kept(
                new ImportRequest(
                        dryRun.fileName(),
                        dryRun.applications(),
                        ImportMode.of(dryRun.mode()).orElseThrow(),
                        false,
                        leavers,
                        options(id),
                        by,
                        dryRun.note()),
                file);
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the uploader told about a file. */
    ReadOptions options(UUID id) {
        var row = session.createNativeQuery(
                        "select charset, sheet, cast(columns as text) from roster_import where id = :id",
                        Object[].class)
                .setParameter("id", id)
                .getSingleResult();
        return new ReadOptions((String) row[0], (String) row[1], Json.words((String) row[2]));
    }

    /** A file of our own, to be discarded. */
    static Path temporary() {
        try {
            return Files.createTempFile("roster", ".import");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
