package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.RosterImport.Progress;
import org.hibernate.Session;

/** The imports that were made, with the rows they did not take. */
@ApplicationScoped
public class RosterImports {

    private static final String SELECT = """
            select id, file_name, applications, mode, state, added, updated, unchanged, leaving, rejected, duplicates,
                conflicts, closed, imported_by, imported_at, format, known, mails, problem, dry_run_id, phase, rows_done,
                bytes_done, bytes_total, ended_at, undone_at, undone_by, note,
                exists (select 1 from roster_file where roster_file.import_id = roster_import.id) as can_be_committed
            from roster_import""";

    private static final String REJECTS = """
            select line, column_name, kind, reason, cast(cells as text) from roster_reject
            where import_id = :id and ordinal > :after order by ordinal limit :limit""";

    private final Session session;
    private final LeaverGuard guard;

    RosterImports(Session session, RosterConfig config) {
        this.session = session;
        this.guard = new LeaverGuard(config.leaverGuardPercent());
    }

    /** The newest imports first. */
    @Transactional
    public List<RosterImport> newest(int limit) {
        return session.createNativeQuery(SELECT + " order by imported_at desc limit :limit", Object[].class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RosterImports::roster)
                .toList();
    }

    @Transactional
    public Optional<RosterImport> find(UUID id) {
        return one(" where id = :id", id);
    }

    /** The import that made a dry run true. */
    @Transactional
    public Optional<RosterImport> committedOf(UUID dryRun) {
        return one(" where dry_run_id = :id and state = 'COMMITTED'", dryRun);
    }

    /** Whether so many would leave that the number must be said before this is made true. */
    public boolean asksForLeavers(RosterImport dryRun) {
        return guard.asks(dryRun.counts().leaving(), dryRun.known());
    }

    /** The header of the file, as it stands there. */
    @Transactional
    public List<String> header(UUID id) {
        return List.of(session.createNativeQuery("select header from roster_import where id = :id", String[].class)
                .setParameter("id", id)
                .getSingleResult());
    }

    /** Each column of the file with what it was read as: a field's name, ATTRIBUTE or IGNORE; in the order of the file. */
    @Transactional
    public Map<String, String> columns(UUID id) {
        var readAs = Json.words(session.createNativeQuery(
                        "select cast(columns as text) from roster_import where id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult());
        var columns = new LinkedHashMap<String, String>();
        header(id).stream().filter(readAs::containsKey).forEach(name -> columns.put(name, readAs.get(name)));
        return columns;
    }

    /** Rows not taken, in the order of the file; {@code after} counts those seen already. */
    @Transactional
    public List<Reject> rejects(UUID id, int after, int limit) {
        return session.createNativeQuery(REJECTS, Object[].class)
                .setParameter("id", id)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RosterImports::reject)
                .toList();
    }

    /** How many rows each import did not take; rows that became one person with another one were taken. */
    @Transactional
    public Map<UUID, Integer> notTaken(Collection<UUID> ids) {
        var counts = new HashMap<UUID, Integer>();
        ids.forEach(id -> counts.put(id, 0));
        session.createNativeQuery(
                        "select import_id, count(*) from roster_reject where import_id in (:ids) group by import_id",
                        Object[].class)
                .setParameterList("ids", ids)
                .getResultStream()
                .forEach(row -> counts.put((UUID) row[0], ((Number) row[1]).intValue()));
        return counts;
    }

    private Optional<RosterImport> one(String where, UUID id) {
        return session.createNativeQuery(SELECT + where, Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(RosterImports::roster)
                .findFirst();
    }

    private static RosterImport roster(Object[] row) {
        var id = (UUID) row[0];
        var state = ImportState.valueOf((String) row[4]);
        return new RosterImport(
                id,
                (String) row[1],
                List.of(((String) row[2]).split(",")),
                (String) row[3],
                state,
                counts(row),
                (String) row[13],
                (Instant) row[14],
                (String) row[15],
                (int) row[16],
                (int) row[17],
                state == ImportState.DRY_RUN && (boolean) row[28] ? id : null,
                (String) row[27],
                (String) row[18],
                (UUID) row[19],
                new Progress(
                        Phase.valueOf((String) row[20]),
                        ((Number) row[21]).longValue(),
                        ((Number) row[22]).longValue(),
                        ((Number) row[23]).longValue()),
                (Instant) row[24],
                (Instant) row[25],
                (String) row[26]);
    }

    private static Counts counts(Object[] row) {
        return new Counts(
                (int) row[5],
                (int) row[6],
                (int) row[7],
                (int) row[8],
                (int) row[9],
                (int) row[10],
                (int) row[11],
                (int) row[12]);
    }

    private static Reject reject(Object[] row) {
        return new Reject(
                ((Number) row[0]).longValue(),
                (String) row[1],
                Reject.Kind.valueOf((String) row[2]),
                (String) row[3],
                Json.strings((String) row[4]));
    }
}
