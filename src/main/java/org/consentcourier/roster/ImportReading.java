package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.Opened;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.roster.file.RosterFiles;
import org.consentcourier.roster.file.RosterRecord;
import org.consentcourier.roster.file.RosterRecords;
import org.consentcourier.roster.file.UnreadableFile;
import org.hibernate.Session;

/** Reads a file into the temporary tables of an import's transaction, and tells how far it is. */
@ApplicationScoped
class ImportReading {

    private static final long TELL_EVERY = Duration.ofSeconds(1).toNanos();

    /** Looking at the watch costs more than reading a row. */
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    private final Session session;
    private final ImportRecords ledger;
    private final ColumnMemory columns;
    private final Monotonic monotonic;

    ImportReading(Session session, ImportRecords records, ColumnMemory columns, Monotonic monotonic) {
        this.session = session;
        this.ledger = records;
        this.columns = columns;
        this.monotonic = monotonic;
    }

    /** Good rows into {@code staging}, the others into {@code bad}; whether two of the good may be of one user or address. */
    @Transactional(TxType.MANDATORY)
    boolean stage(UUID id, ImportRequest request, Opened.Readable file) throws UnreadableFile {
        ledger.understood(id, file);
        try (var records = file.records();
                var rejecting = new Rejecting()) {
            var mayRepeat = copy(id, records, rejecting);
            rejecting.copyInto(session);
            return mayRepeat;
        }
    }

    /** Keeps what was told of the columns, for the next file of these headers. */
    @Transactional(TxType.MANDATORY)
    void remember(ImportRequest request, Opened.Readable file) {
        columns.remember(file.header(), request);
    }

    /** Adds the rows to {@code bad} that a comparison kept out; the file is read once more, in the same way, where there are any. */
    @Transactional(TxType.MANDATORY)
    void takeTurnedDown(ImportRequest request, Path path, Opened.Readable before) throws UnreadableFile {
        if (TurnedDown.areNone(session)) {
            return;
        }
        var reading = new ReadOptions(
                request.reading().charset(),
                request.reading().sheet(),
                before.columns().names());
        if (!(RosterFiles.open(path, reading) instanceof Opened.Readable file)) {
            throw new IllegalStateException("A file of our own changed while it was read");
        }
        try (var again = file.records();
                var rejecting = new Rejecting()) {
            TurnedDown.into(rejecting, session, again);
            rejecting.copyInto(session);
        }
    }

    private boolean copy(UUID id, RosterRecords records, Rejecting rejecting) throws UnreadableFile {
        try (var staging = Staging.begin(session)) {
            read(id, records, staging, rejecting);
            return staging.mayRepeat();
        }
    }

    private void read(UUID id, RosterRecords file, Staging staging, Rejecting rejecting) throws UnreadableFile {
        var rows = 0L;
        var toldAt = monotonic.nanos();
        for (var found = file.next(); found != null; found = file.next()) {
            switch (found) {
                case RosterRecord.Good(var row, var cells) -> staging.add(row);
                case RosterRecord.Bad bad -> rejecting.add(bad);
            }
            rows++;
            if (rows % ROWS_BETWEEN_LOOKS == 0 && monotonic.nanos() - toldAt >= TELL_EVERY) {
                toldAt = monotonic.nanos();
                ledger.progress(id, Phase.READING, rows, file.bytesRead());
            }
        }
        ledger.progress(id, Phase.READING, rows, file.bytesRead());
    }
}
