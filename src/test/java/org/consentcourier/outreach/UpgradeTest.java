package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.consentcourier.support.StandIns;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installations that were there before a migration: rows of the old shape, and what becomes of them. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UpgradeTest {

    private static final String DATABASE = "upgraded";

    /** Ada's manager was told, and Grace's is about to be. */
    private static final String BEFORE_LEVELS = """
            set session_replication_role = replica;
            insert into person (id, email, email_key, rosters, created_at, updated_at)
            select cast(id as uuid), email, email, '{demo}', now(), now() from (values
                ('00000000-0000-4000-8000-00000000000a', 'ada@corp.example'),
                ('00000000-0000-4000-8000-00000000000b', 'grace@corp.example'),
                ('00000000-0000-4000-8000-00000000000c', 'charles@corp.example')) person (id, email);
            insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since, version)
            select id, 'demo', id, id, 'PENDING', now(), 1, now(), 0 from person;
            insert into delivery (id, kind, application, recipient, status, message_id, created_at, due_at, sent_at)
            select id, 'ESCALATION', 'demo', 'boss@corp.example', case when email like 'ada%' then 'SENT' else 'QUEUED' end, email,
                now(), case when email like 'grace%' then now() end, case when email like 'ada%' then now() end
            from person where email not like 'charles%';
            insert into escalation (request_id, round, delivery_id, told) select id, 1, id, status = 'SENT' from delivery""";

    @BeforeEach
    void an_empty_database() throws SQLException {
        administer("create database " + DATABASE);
    }

    @AfterEach
    void it_is_gone() throws SQLException {
        administer("drop database " + DATABASE + " with (force)");
    }

    @Test
    void whose_manager_was_told_is_past_the_first_level_and_what_had_not_left_is_ordered_anew() throws SQLException {
        migrate("31");
        try (var connection = connection(DATABASE)) {
            execute(connection, BEFORE_LEVELS);

            migrate("latest");

            assertThat(text(connection, "select string_agg(level, ' ') from escalation"))
                    .isEqualTo("LINE LINE");
            assertThat(text(connection, "select string_agg(status, ' ' order by message_id) from delivery"))
                    .isEqualTo("SENT CANCELLED");
            assertThat(text(connection, "select count(*) from delivery where due_at is not null"))
                    .isEqualTo("0");
            assertThat(text(connection, """
                            select string_agg(email, ' ' order by email) from consent_request r join person p on p.id = r.person_id
                            where outreach_due_at is not null"""))
                    .as("whom outreach looks at anew")
                    .isEqualTo("ada@corp.example grace@corp.example");
        }
    }

    private static void migrate(String target) {
        var database = StandIns.database();
        Flyway.configure()
                .dataSource(url(DATABASE), database.username(), database.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static void administer(String sql) throws SQLException {
        try (var connection = connection("postgres")) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static Connection connection(String name) throws SQLException {
        var database = StandIns.database();
        return DriverManager.getConnection(url(name), database.username(), database.password());
    }

    private static String url(String name) {
        return StandIns.database().jdbcUrl().replaceFirst("[^/]*$", name);
    }
}
