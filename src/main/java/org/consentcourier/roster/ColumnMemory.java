package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.consentcourier.roster.file.ColumnMapping;
import org.consentcourier.roster.file.Opened;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.roster.file.RosterFiles;
import org.hibernate.Session;

/** Remembers what was told about the columns of files, by their set of headers. */
@ApplicationScoped
class ColumnMemory {

    private final Session session;
    private final Clock clock;

    ColumnMemory(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Opens a file with what the request tells of its columns, or with what was told of such columns last: where it is
     * clear what they hold, too, for that may have been corrected.
     */
    @Transactional
    public Opened open(Path file, ImportRequest request) {
        var opened = RosterFiles.open(file, request.reading());
        var told = request.reading().columns().isEmpty() ? recall(opened) : Map.<String, String>of();
        if (told.isEmpty()) {
            return opened;
        }
        if (opened instanceof Opened.Readable readable) {
            readable.records().close();
        }
        return RosterFiles.open(
                file,
                new ReadOptions(request.reading().charset(), request.reading().sheet(), told));
    }

    /** Keeps what was told, for the next file of these headers. */
    @Transactional(TxType.MANDATORY)
    public void remember(List<String> header, ImportRequest request) {
        if (request.reading().columns().isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                        insert into column_mapping (header_key, columns, told_by, told_at)
                        values (:key, cast(:columns as jsonb), :by, :now)
                        on conflict (header_key) do update set columns = excluded.columns, told_by = excluded.told_by,
                            told_at = excluded.told_at""")
                .setParameter("key", ColumnMapping.keyOf(header))
                .setParameter("columns", Json.write(request.reading().columns()))
                .setParameter("by", request.by())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private Map<String, String> recall(Opened opened) {
        return switch (opened) {
            case Opened.NoRoster _ -> Map.of();
            case Opened.ColumnsUnclear unclear -> recall(unclear.header());
            case Opened.Readable readable -> recall(readable.header());
        };
    }

    private Map<String, String> recall(List<String> header) {
        return session.createNativeQuery(
                        "select cast(columns as text) from column_mapping where header_key = :key", String.class)
                .setParameter("key", ColumnMapping.keyOf(header))
                .getResultStream()
                .findFirst()
                .map(Json::words)
                .orElse(Map.of());
    }
}
