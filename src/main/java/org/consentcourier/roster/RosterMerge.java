package org.consentcourier.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Merges good rows into the roster in a few statements, whatever their number: by User ID, then by e-mail. */
@ApplicationScoped
class RosterMerge {

    private static final String FRESH_STATISTICS = "analyze person, docusign_identity";

    private static final String STAGING = """
            create temporary table staging (
                line bigint not null, email text not null, email_key text not null, user_id uuid,
                first_name text, last_name text, job_title text, company text, permission_set text, user_groups text,
                docusign_status text, added_date text, manager_email text, language text, time_zone text, country text,
                person_id uuid, change text) on commit drop""";

    private static final String COPY = """
            copy staging (line, email, email_key, user_id, first_name, last_name, job_title, company,
                permission_set, user_groups, docusign_status, added_date, manager_email, language, time_zone, country)
            from stdin (format csv)""";

    private static final String MATCH_BY_USER_ID = """
            update staging set person_id = identity.person_id from docusign_identity identity
            where identity.user_id = staging.user_id and identity.environment = ?""";

    private static final String MATCH_BY_EMAIL = """
            update staging set person_id = person.id from person
            where staging.person_id is null and person.email_key = staging.email_key""";

    private static final String CONFLICTS = """
            delete from staging s where exists (
                    select 1 from person p where p.email_key = s.email_key and p.id <> s.person_id)
                or s.person_id in (select person_id from staging group by person_id having count(*) > 1)
            returning line""";

    private static final String NEW_PERSONS = """
            update staging set person_id = gen_random_uuid(), change = 'ADDED' where person_id is null""";

    /** A column the file has not is null and keeps what is known; an empty cell clears it. */
    private static final List<String> PLAIN =
            List.of("first_name", "last_name", "job_title", "company", "permission_set", "user_groups", "added_date");

    private static final List<String> OPTIONAL = List.of("manager_email", "language", "time_zone", "country");

    private static final String CLASSIFY = """
            update staging s set change = case when
                    p.email is distinct from s.email
                    or (s.user_id is not null and not exists (select 1 from docusign_identity i
                        where i.person_id = p.id and i.environment = ? and i.user_id = s.user_id))
                    or not p.rosters @> cast(? as text[])
                    or %s
                then 'UPDATED' else 'UNCHANGED' end
            from person p where p.id = s.person_id and s.change is null""".formatted(String.join(
            " or ",
            plainAndOptional(
                    column -> "(s.%1$s is not null and p.%1$s <> s.%1$s)".formatted(column),
                    column -> "(s.%1$s is not null and coalesce(p.%1$s, '') <> s.%1$s)".formatted(column))));

    private static final String INSERT = """
            insert into person (id, email, email_key, created_at, updated_at, %s)
            select person_id, email, email_key, ?, ?, %s from staging where change = 'ADDED'""".formatted(
                    String.join(", ", plainAndOptional(Function.identity(), Function.identity())),
                    String.join(
                            ", ",
                            plainAndOptional(
                                    column -> "coalesce(%s, '')".formatted(column),
                                    column -> "nullif(%s, '')".formatted(column))));

    private static final String UPDATE = """
            update person p set email = s.email, email_key = s.email_key, updated_at = ?, %s
            from staging s where p.id = s.person_id and s.change = 'UPDATED'""".formatted(String.join(
            ", ",
            plainAndOptional(
                    column -> "%1$s = coalesce(s.%1$s, p.%1$s)".formatted(column),
                    column -> "%1$s = case when s.%1$s is null then p.%1$s else nullif(s.%1$s, '') end"
                            .formatted(column))));

    private static final String IDENTITIES = """
            insert into docusign_identity (environment, user_id, person_id)
            select ?, user_id, person_id from staging where user_id is not null
            on conflict on constraint docusign_identity_person_unique do update set user_id = excluded.user_id
            where docusign_identity.user_id <> excluded.user_id""";

    private static final String ENTRIES = """
            update person set rosters = (
                select array_agg(distinct application order by application)
                from unnest(person.rosters || cast(? as text[])) application)
            from staging where staging.person_id = person.id and staging.change <> 'UNCHANGED'""";

    private static final String CONTRADICTS =
            "its User ID and its address belong to two different persons of the roster: correct the one that is wrong";

    private final EntityManager entityManager;
    private final Clock clock;

    RosterMerge(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** What became of the rows, and those that contradict the roster as it is. */
    record Merged(int added, int updated, int unchanged, List<Reject> conflicts) {}

    /** Runs within the caller's transaction; one import at a time, others wait. */
    Merged merge(List<RosterRow> rows, String environment, List<String> applications, UUID importId) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> merge(connection, rows, environment, applications, importId));
    }

    private Merged merge(
            Connection connection, List<RosterRow> rows, String environment, List<String> applications, UUID importId)
            throws SQLException {
        var keys = connection.createArrayOf("text", applications.toArray());
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        run(connection, "select pg_advisory_xact_lock(hashtext('roster import'))");
        // What is known of these tables may be hours old, and a plan made for small ones takes minutes on large ones.
        run(connection, FRESH_STATISTICS);
        run(connection, "set local enable_nestloop = off");
        run(connection, STAGING);
        copy(connection, rows);
        run(connection, "analyze staging");
        run(connection, MATCH_BY_USER_ID, environment);
        run(connection, MATCH_BY_EMAIL);
        var conflicts = conflicts(connection, rows);
        var added = run(connection, NEW_PERSONS);
        run(connection, CLASSIFY, environment, keys);
        run(connection, INSERT, now, now);
        var updated = run(connection, UPDATE, now);
        run(connection, IDENTITIES, environment);
        run(connection, ENTRIES, keys);
        run(connection, FRESH_STATISTICS);
        return new Merged(added, updated, rows.size() - conflicts.size() - added - updated, conflicts);
    }

    private static void copy(Connection connection, List<RosterRow> rows) throws SQLException {
        var text = new StringWriter();
        // Null is an unquoted empty field, an empty string a quoted one: that is how COPY tells them apart.
        // Closed before it is read: the writer has a buffer of its own.
        try (var csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(text)) {
            rows.forEach(row -> csv.writeRecord(fields(row)));
        } catch (IOException e) {
            throw new IllegalStateException("Writing a string cannot fail", e);
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new IllegalStateException("Reading a string cannot fail", e);
        }
    }

    private static List<@Nullable String> fields(RosterRow row) {
        return Arrays.asList(
                Long.toString(row.line()),
                row.email(),
                row.emailKey(),
                row.userId() == null ? null : row.userId().toString(),
                row.firstName(),
                row.lastName(),
                row.jobTitle(),
                row.company(),
                row.permissionSet(),
                row.groups(),
                row.status(),
                row.addedDate(),
                row.managerEmail(),
                row.language(),
                row.timeZone(),
                row.country());
    }

    private static List<Reject> conflicts(Connection connection, List<RosterRow> rows) throws SQLException {
        var lines = new HashSet<Long>();
        try (var statement = connection.prepareStatement(CONFLICTS);
                var result = statement.executeQuery()) {
            while (result.next()) {
                lines.add(result.getLong(1));
            }
        }
        return rows.stream()
                .filter(row -> lines.contains(row.line()))
                .map(row ->
                        new Reject(row.line(), Column.USER_ID.header(), Reject.Kind.CONFLICT, CONTRADICTS, row.text()))
                .toList();
    }

    private static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    private static List<String> plainAndOptional(Function<String, String> plain, Function<String, String> optional) {
        var result = new ArrayList<String>();
        PLAIN.stream().map(plain).forEach(result::add);
        OPTIONAL.stream().map(optional).forEach(result::add);
        return result;
    }
}
