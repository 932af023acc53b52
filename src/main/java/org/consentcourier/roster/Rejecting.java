package org.consentcourier.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.consentcourier.roster.file.RosterRecord;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/** Rows that are not taken, kept in a file of our own while others occupy the connection; then in the temporary table {@code bad}. */
final class Rejecting implements AutoCloseable {

    private static final String TABLE = """
            create temporary table if not exists bad (line bigint not null, column_name text not null, kind text not null,
                reason text not null, cells jsonb not null, email_key text, user_id uuid,
                name text) on commit drop""";

    private static final String COPY = "copy bad from stdin (format csv)";

    private final Path file;
    private final CsvWriter csv;
    private boolean closed;

    Rejecting() {
        try {
            file = Files.createTempFile("rejected", ".csv");
            csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row that is wrong by itself. */
    void add(RosterRecord.Bad row) {
        csv.writeRecord(Arrays.asList(
                Long.toString(row.line()),
                row.column(),
                Reject.Kind.REJECTED.name(),
                row.reason(),
                Json.write(row.cells()),
                row.emailKey(),
                row.userId() == null ? null : row.userId().toString(),
                row.name()));
    }

    /** A good row that another one keeps out. */
    void add(Reject row) {
        csv.writeRecord(Arrays.asList(
                Long.toString(row.line()),
                row.column(),
                row.kind().name(),
                row.reason(),
                Json.write(row.cells()),
                null,
                null,
                null));
    }

    /** Writes them all into the table, which is made where there is none. */
    void copyInto(Session session) {
        session.createNativeMutationQuery(TABLE).executeUpdate();
        closeFile();
        session.doWork(this::copy);
    }

    @Override
    public void close() {
        closeFile();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeFile() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Connection connection) throws SQLException {
        try (var in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
