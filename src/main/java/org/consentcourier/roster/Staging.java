package org.consentcourier.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.roster.file.RosterRow;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The rows of a file in a temporary table of the import's transaction, written as they are read, whatever their number. */
final class Staging implements AutoCloseable {

    private static final String TABLE = """
            create temporary table staging (
                line bigint not null, email text not null, email_key text not null, user_id uuid, membership text not null,
                is_over boolean not null, account text, first_name text, last_name text, job_title text, company text,
                department text, permission_set text, user_groups text, added_date text, manager_email text,
                language text, time_zone text, country text, attributes jsonb) on commit drop""";

    private static final String COPY = "copy staging from stdin (format csv)";

    private final CsvWriter csv;
    private final Repetition addresses = new Repetition();
    private final Repetition userIds = new Repetition();

    private Staging(CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins the one COPY that takes all the rows; nothing else can be said to the database before it is closed. */
    static Staging begin(Session session) {
        session.createNativeMutationQuery(TABLE).executeUpdate();
        return new Staging(session.doReturningWork(Staging::copy));
    }

    void add(RosterRow row) {
        var userId = text(row.userId());
        addresses.see(row.emailKey());
        userIds.see(userId);
        csv.writeRecord(fields(row, userId));
    }

    /** Whether two rows may have one address or one User ID; to be asked at the end. */
    boolean mayRepeat() {
        return addresses.isPossible() || userIds.isPossible();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvWriter copy(Connection connection) throws SQLException {
        var stream = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, 1 << 16);
        // Null is an unquoted empty field, an empty string a quoted one: that is how COPY tells them apart.
        return CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15));
    }

    private static List<@Nullable String> fields(RosterRow row, @Nullable String userId) {
        return Arrays.asList(
                Long.toString(row.line()),
                row.email(),
                row.emailKey(),
                userId,
                row.membership().name(),
                row.membership().isOver() ? "t" : "f",
                row.account(),
                row.firstName(),
                row.lastName(),
                row.jobTitle(),
                row.company(),
                row.department(),
                row.permissionSet(),
                row.groups(),
                row.addedDate(),
                row.managerEmail(),
                row.language(),
                row.timeZone(),
                row.country(),
                attributes(row.attributes()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String attributes(@Nullable Map<String, String> attributes) {
        return attributes == null ? null : Json.of(attributes);
    }
}
