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
import org.consentcourier.roster.file.Opened;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.roster.file.RosterFiles;

/** Files whose columns must be told first: kept with a refused import, so that they need not be sent again. */
@ApplicationScoped
public class UnclearFiles {

    private final Applications applications;
    private final ImportRecords records;
    private final RosterImports imports;
    private final DryRuns dryRuns;
    private final DryRunFiles files;

    UnclearFiles(
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

    /** What the columns of such a file look like; empty where there is none of this id, or no longer. */
    @Transactional
    public Optional<Opened.ColumnsUnclear> find(UUID id) {
        return copy(id, Map.of(), "").flatMap(copy -> {
            try {
                return RosterFiles.open(copy.file(), copy.request().reading()) instanceof Opened.ColumnsUnclear unclear
                        ? Optional.of(unclear)
                        : Optional.empty();
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

    /** The file once more, with what is told of its columns now and by whom; empty where it is kept no longer. */
    @Transactional
    Optional<Copy> copy(UUID id, Map<String, String> columns, String by) {
        var roster = imports.find(id).filter(it -> it.state() == ImportState.REFUSED);
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

    private ImportRequest request(RosterImport roster, Map<String, String> columns, String by) {
        var before = dryRuns.options(roster.id());
        return new ImportRequest(
                roster.fileName(),
                roster.applications(),
                ImportMode.of(roster.mode()).orElseThrow(),
                true,
                null,
                new ReadOptions(before.charset(), before.sheet(), columns),
                by);
    }

    private List<String> keys(ImportRequest request) {
        return request.applications().isEmpty()
                ? applications.all().stream().map(Application::key).toList()
                : request.applications();
    }
}
