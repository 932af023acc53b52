package org.consentcourier.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.roster.RosterDiff.Difference;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.Opened;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Writes down how an import goes and ends. */
@ApplicationScoped
class ImportRecords {

    private static final String BEGIN = """
            insert into roster_import (id, file_name, file_hash, applications, mode, state, added, updated, unchanged,
                leaving, rejected, duplicates, conflicts, imported_by, imported_at, bytes_total, charset, sheet, columns,
                note, phase, alive_at)
            values (:id, :fileName, :hash, :applications, :mode, 'RUNNING', 0, 0, 0, 0, 0, 0, 0, :by, :now, :bytes,
                :charset, :sheet, cast(:columns as jsonb), :note, :phase, :now)""";

    private static final String FETCHED =
            "update roster_import set rows_done = :rows, alive_at = :now where id = :id and state = 'RUNNING'";

    private static final String ARRIVED = """
            update roster_import set file_hash = :hash, bytes_total = :bytes, mode = :mode, note = :note, phase = 'READING',
                rows_done = 0, alive_at = :now
            where id = :id and state = 'RUNNING'""";

    private static final String UNDERSTOOD = """
            update roster_import set format = :format, header = :header, columns = cast(:columns as jsonb) where id = :id""";

    private static final String PROGRESS = """
            update roster_import set phase = :phase, rows_done = :rows, bytes_done = :bytes where id = :id""";

    private static final String COMPARED = """
            update roster_import set roster_version = (select version from roster_version), known = :known, mails = :mails,
                added = :added, updated = :updated, unchanged = :unchanged, leaving = :leaving, rejected = :rejected,
                duplicates = :duplicates, conflicts = :conflicts, closed = :closed
            where id = :id""";

    private static final String END = """
            update roster_import set state = :state, problem = :problem, phase = 'ENDED', ended_at = :now
            where id = :id and state = 'RUNNING'""";

    private static final String REJECTS = """
            insert into roster_reject (import_id, ordinal, line, column_name, kind, reason, cells)
            select :id, row_number() over (order by line), line, column_name, kind, reason, cells from bad""";

    /** A running import holds an advisory lock of its id as long as its transaction lives; before, it shows that it lives. */
    private static final String ABANDONED = """
            update roster_import set state = 'FAILED', phase = 'ENDED', ended_at = :now,
                problem = case phase
                    when 'FETCHING' then 'The node that read these users stopped. Nothing was changed: sync from Docusign again.'
                    else 'The node that made this import stopped. Nothing was changed: import the file again.' end
            where state = 'RUNNING' and coalesce(alive_at, imported_at) < :beforeTheLock
                and (phase <> 'FETCHING' or alive_at < :beforeACall)
                and pg_try_advisory_xact_lock(hashtextextended(cast(id as text), 0))""";

    private static final Duration BEFORE_THE_LOCK = Duration.ofMinutes(1);

    /** Longer than any call, with all that may belong to it, takes to end or to time out. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final RosterChanges changes;
    private final RosterFindings findings;
    private final Session session;
    private final Clock clock;

    ImportRecords(RosterChanges changes, RosterFindings findings, Session session, Clock clock) {
        this.changes = changes;
        this.findings = findings;
        this.session = session;
        this.clock = clock;
    }

    /** Makes the import visible before it begins. */
    @Transactional(TxType.REQUIRES_NEW)
    void begin(UUID id, ImportRequest request, List<String> applications, StoredFile file) {
        insert(id, request, applications, Phase.READING)
                .setParameter("bytes", file.bytes())
                .setParameter("hash", file.hash())
                .executeUpdate();
    }

    /** Makes an import visible whose file is still to be fetched. */
    @Transactional(TxType.REQUIRES_NEW)
    void await(UUID id, ImportRequest request) {
        insert(id, request, request.applications(), Phase.FETCHING)
                .setParameter("bytes", 0L)
                .setParameter("hash", "")
                .executeUpdate();
    }

    /** Tells how many rows have been fetched. */
    @Transactional(TxType.REQUIRES_NEW)
    void fetched(UUID id, long rows) {
        session.createNativeMutationQuery(FETCHED)
                .setParameter("rows", rows)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The file is there, and with it what is to be done with it. */
    @Transactional(TxType.REQUIRES_NEW)
    void arrived(UUID id, ImportRequest request, StoredFile file) {
        session.createNativeMutationQuery(ARRIVED)
                .setParameter("hash", file.hash())
                .setParameter("bytes", file.bytes())
                .setParameter("mode", request.mode().word())
                .setParameter("note", request.note(), String.class)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    private MutationQuery insert(UUID id, ImportRequest request, List<String> applications, Phase phase) {
        return session.createNativeMutationQuery(BEGIN)
                .setParameter("id", id)
                .setParameter("fileName", request.fileName())
                .setParameter("applications", String.join(",", applications))
                .setParameter("mode", request.mode().word())
                .setParameter("by", request.by())
                .setParameter("now", clock.instant())
                .setParameter("charset", request.reading().charset())
                .setParameter("sheet", request.reading().sheet())
                .setParameter("columns", Json.write(request.reading().columns()))
                .setParameter("note", request.note(), String.class)
                .setParameter("phase", phase.name());
    }

    /** Keeps the trace of a file that was turned down before anything of it was read, and that nobody waits to hear about. */
    void turnDown(UUID id, ImportRequest request, List<String> applications, StoredFile file, String problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            begin(id, request, applications, file);
            end(id, ImportState.REFUSED, problem);
        });
    }

    /** Holds the sign that this import runs, until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    void alive(UUID id) {
        session.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended(cast(cast(:id as uuid) as text), 0))",
                        Object.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Also how each column is read, so that a commit of a dry run reads them the same. */
    @Transactional(TxType.REQUIRES_NEW)
    void understood(UUID id, Opened.Readable file) {
        session.createNativeMutationQuery(UNDERSTOOD)
                .setParameter("format", file.format().words())
                .setParameter("header", file.header().toArray(String[]::new))
                .setParameter("columns", Json.write(file.columns().names()))
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void progress(UUID id, Phase phase) {
        session.createNativeMutationQuery("update roster_import set phase = :phase where id = :id")
                .setParameter("phase", phase.name())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Seen at once by whoever watches, while the import goes on; not to be called after {@link #compared}, which holds the row. */
    @Transactional(TxType.REQUIRES_NEW)
    void progress(UUID id, Phase phase, long rows, long bytes) {
        session.createNativeMutationQuery(PROGRESS)
                .setParameter("phase", phase.name())
                .setParameter("rows", rows)
                .setParameter("bytes", bytes)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Transactional(TxType.MANDATORY)
    void compared(ImportScope scope, Difference difference, boolean committed) {
        var id = scope.importId();
        var counts = difference.counts();
        session.createNativeMutationQuery(COMPARED)
                .setParameter("known", difference.known())
                .setParameter("mails", difference.mails())
                .setParameter("added", counts.added())
                .setParameter("updated", counts.updated())
                .setParameter("unchanged", counts.unchanged())
                .setParameter("leaving", counts.leaving())
                .setParameter("rejected", counts.rejected())
                .setParameter("duplicates", counts.duplicates())
                .setParameter("conflicts", counts.conflicts())
                .setParameter("closed", counts.closed())
                .setParameter("id", id)
                .executeUpdate();
        session.createNativeMutationQuery(REJECTS).setParameter("id", id).executeUpdate();
        changes.keep(scope, difference, committed);
        findings.keep(scope, difference);
    }

    /** False where the import is over already: it was taken for one whose node had stopped. */
    @Transactional(TxType.REQUIRED)
    boolean end(UUID id, ImportState state, @Nullable String problem) {
        return session.createNativeMutationQuery(END)
                        .setParameter("state", state.name())
                        .setParameter("problem", problem)
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Notes that this import makes a dry run true, which happens once. */
    @Transactional(TxType.MANDATORY)
    void makesTrue(UUID id, UUID dryRun) {
        session.createNativeMutationQuery("update roster_import set dry_run_id = :dryRun where id = :id")
                .setParameter("dryRun", dryRun)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The version of the roster, which nobody else changes until the transaction ends; waits for whoever does. */
    @Transactional(TxType.MANDATORY)
    long lockRoster() {
        return session.createNativeQuery("select version from roster_version for update", Long.class)
                .getSingleResult();
    }

    /** The version of the roster a diff was made against. */
    @Transactional(TxType.MANDATORY)
    long version(UUID id) {
        return session.createNativeQuery("select roster_version from roster_import where id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Ends the imports whose node was killed; returns how many. */
    @Transactional
    int endAbandoned() {
        return session.createNativeMutationQuery(ABANDONED)
                .setParameter("now", clock.instant())
                .setParameter("beforeTheLock", clock.instant().minus(BEFORE_THE_LOCK))
                .setParameter("beforeACall", clock.instant().minus(LONGEST_CALL))
                .executeUpdate();
    }

    /** Takes the files of dry runs away that were made before {@code before}; they can be committed no longer. */
    @Transactional
    int forgetFiles(Instant before) {
        return session.createNativeMutationQuery("""
                        delete from roster_file using roster_import
                        where roster_import.id = roster_file.import_id and roster_import.imported_at < :before""")
                .setParameter("before", before)
                .executeUpdate();
    }
}
