package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.roster.file.RosterFiles;
import org.jspecify.annotations.Nullable;

/**
 * Files that need not be sent again to be told what their columns hold: kept with a refused import where that must be
 * told first, and with a dry run where it can be corrected.
 */
@ApplicationScoped
public class KeptFiles {

    private final Applications applications;
    private final ImportRecords records;
    private final RosterImports imports;
    private final DryRuns dryRuns;
    private final DryRunFiles files;

    KeptFiles(
            Applications applications,
            ImportRecords records,
            RosterImports imports,
            DryRuns dryRuns,
            DryRunFiles files) {
        this.applications = applications;
        this.records = records;
        this.imports = imports;
        this.dryRuns = dryRuns;
        this.files = files;
    }

    /** A copy of a kept file, to be discarded, with the request it came with. */
    record Copy(ImportRequest request, Path file) {}

    /** How the columns of a kept file are read so far; empty where there is none of this id, or no longer. */
    @Transactional
    public Optional<KeptColumns> find(UUID id) {
        return copy(id, null, "").flatMap(copy -> {
            try {
                return KeptColumns.of(
                        RosterFiles.open(copy.file(), copy.request().reading()));
            } finally {
                DryRuns.discard(copy.file());
            }
        });
    }

    /** Keeps a file, and returns the id to find it by. */
    @Transactional
    UUID keep(ImportRequest request, Path file, String problem) {
        var id = UUID.randomUUID();
        records.begin(id, request, keys(request), StoredFile.of(file));
        records.end(id, ImportState.REFUSED, problem);
        files.keep(id, file);
        return id;
    }

    /** The file once more, with what is told of its columns now, if anything, and by whom; empty where it is kept no longer. */
    @Transactional
    Optional<Copy> copy(UUID id, @Nullable Map<String, String> columns, String by) {
        var roster = imports.find(id).filter(KeptFiles::mayBeTold);
        if (roster.isEmpty()) {
            return Optional.empty();
        }
        var file = DryRuns.temporary();
        if (!files.restore(id, file)) {
            DryRuns.discard(file);
            return Optional.empty();
        }
        return Optional.of(new Copy(request(roster.get(), columns, by), file));
    }

    private static boolean mayBeTold(RosterImport roster) {
        return switch (roster.state()) {
            case REFUSED, DRY_RUN -> true;
            case RUNNING, COMMITTED, FAILED -> false;
        };
    }

    private ImportRequest request(RosterImport roster, @Nullable Map<String, String> columns, String by) {
        var before = dryRuns.options(roster.id());
        return new ImportRequest(
                roster.fileName(),
                roster.applications(),
                ImportMode.of(roster.mode()).orElseThrow(),
                true,
                null,
                columns == null ? before : new ReadOptions(before.charset(), before.sheet(), columns),
                by);
    }

    private List<String> keys(ImportRequest request) {
        return request.applications().isEmpty()
                ? applications.all().stream().map(Application::key).toList()
                : request.applications();
    }
}
