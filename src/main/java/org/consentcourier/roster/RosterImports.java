package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.roster.ImportResult.Counts;
import org.consentcourier.roster.ImportResult.ImportState;
import org.consentcourier.roster.ImportResult.RosterImport;
import org.hibernate.Session;

/** The imports that were made, with the rows they did not take. */
@ApplicationScoped
public class RosterImports {

    private static final String SELECT = """
            select id, file_name, applications, mode, state, added, updated, unchanged, leaving, rejected, duplicates,
                conflicts, imported_by, imported_at
            from roster_import""";

    private final Session session;

    RosterImports(Session session) {
        this.session = session;
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
        return session.createNativeQuery(SELECT + " where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(RosterImports::roster)
                .findFirst();
    }

    /** The rows not taken, in the order of the file. */
    @Transactional
    public List<Reject> rejects(UUID id) {
        return session.createNativeQuery("""
                        select line, column_name, kind, reason, cells[1] from roster_reject
                        where import_id = :id order by ordinal""", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(RosterImports::reject)
                .toList();
    }

    @Transactional(TxType.MANDATORY)
    void keep(RosterImport roster, String fileHash) {
        var counts = roster.counts();
        session.createNativeMutationQuery("""
                        insert into roster_import (id, file_name, file_hash, applications, mode, state, added, updated,
                            unchanged, leaving, rejected, duplicates, conflicts, imported_by, imported_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                        on conflict (id) do update set state = excluded.state, added = excluded.added,
                            updated = excluded.updated, unchanged = excluded.unchanged, leaving = excluded.leaving,
                            rejected = excluded.rejected, duplicates = excluded.duplicates,
                            conflicts = excluded.conflicts""")
                .setParameter(1, roster.id())
                .setParameter(2, roster.fileName())
                .setParameter(3, fileHash)
                .setParameter(4, String.join(",", roster.applications()))
                .setParameter(5, roster.mode())
                .setParameter(6, roster.state().name())
                .setParameter(7, counts.added())
                .setParameter(8, counts.updated())
                .setParameter(9, counts.unchanged())
                .setParameter(10, counts.leaving())
                .setParameter(11, counts.rejected())
                .setParameter(12, counts.duplicates())
                .setParameter(13, counts.conflicts())
                .setParameter(14, roster.by())
                .setParameter(15, roster.at())
                .executeUpdate();
    }

    @Transactional(TxType.MANDATORY)
    void keepRejects(UUID id, List<Reject> rejects) {
        for (int ordinal = 0; ordinal < rejects.size(); ordinal++) {
            var reject = rejects.get(ordinal);
            session.createNativeMutationQuery("""
                            insert into roster_reject (import_id, ordinal, line, column_name, kind, reason, cells)
                            values (?1, ?2, ?3, ?4, ?5, ?6, array[?7])""")
                    .setParameter(1, id)
                    .setParameter(2, ordinal)
                    .setParameter(3, reject.line())
                    .setParameter(4, reject.column())
                    .setParameter(5, reject.kind().name())
                    .setParameter(6, reject.reason())
                    .setParameter(7, reject.text())
                    .executeUpdate();
        }
    }

    private static RosterImport roster(Object[] row) {
        return new RosterImport(
                (UUID) row[0],
                (String) row[1],
                List.of(((String) row[2]).split(",")),
                (String) row[3],
                ImportState.valueOf((String) row[4]),
                new Counts((int) row[5], (int) row[6], (int) row[7], (int) row[8], (int) row[9], (int) row[10], (int)
                        row[11]),
                (String) row[12],
                (Instant) row[13]);
    }

    private static Reject reject(Object[] row) {
        return new Reject(
                ((Number) row[0]).longValue(),
                (String) row[1],
                Reject.Kind.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4]);
    }
}
