package org.consentcourier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.consentcourier.sandbox.SandboxDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import of a roster by one API call, in turn with what psql does with the same file in the same PostgreSQL. */
class RosterImportBench {

    private static final double RATE_WANTED = 0.5;
    private static final double AGAIN_WANTED = 2;
    private static final long MEMORY_WANTED = 400;

    /** All that an import left, table by table: few refer to each other. What refuses deletion in the product is told not to. */
    private static final String EMPTY_ROSTER = """
            set client_min_messages = warning;
            set session_replication_role = replica;
            do $$ begin execute (
                select format('truncate %s cascade', string_agg(format('public.%I', tablename), ', ')) from pg_tables
                where schemaname = 'public' and tablename not in ('flyway_schema_history', 'application_state', 'call_budget',
                    'roster_version', 'directory_state')); end $$;
            checkpoint;
            """;

    private static final String SETTINGS = """
            select version();
            select name || ' ' || current_setting(name) from unnest(array['shared_buffers', 'work_mem', 'max_wal_size',
                'fsync', 'synchronous_commit']) name;
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs_psql() {
        assumeTrue(
                Psql.isThere(),
                "psql is not on the PATH: install PostgreSQL's client (Debian: postgresql-client) to run this bench");
    }

    @Test
    void a_hundred_thousand_people() throws IOException, InterruptedException {
        bench(100_000, 7);
    }

    @Test
    void a_million_people() throws IOException, InterruptedException {
        bench(1_000_000, 1);
    }

    private void bench(int people, int times) throws IOException, InterruptedException {
        var file = RosterFiles.write(folder, people);
        try (var database = SandboxDatabase.untuned();
                var courier = Courier.start(folder, database)) {
            var psql = new Psql(database);
            var rounds = new Rounds(people);
            for (int i = 0; i < times; i++) {
                psql.run(EMPTY_ROSTER);
                var baseline = new Baseline(psql).takes(file);
                var first = courier.imports(file, "added", people);
                var again = courier.imports(file, "unchanged", people);
                rounds.add(new Rounds.Round(baseline, first, again));
            }
            report(people, rounds, courier.peakMemory(), psql.run(SETTINGS));
            assertThat(courier.errors()).isEmpty();
        }
    }

    private static void report(int people, Rounds rounds, long memory, String settings) {
        System.out.printf(
                Locale.ROOT,
                """

                ## %,d people

                java %s, on Java %s with %d processors
                %s

                %s
                %s the import has %.2f of the rate of psql (wanted: %.1f)
                %s the same file again is %.1f times as fast as the first time (wanted: %.0f)
                %s peak memory of the application %d MiB (wanted: under %d)
                """,
                people,
                Courier.javaOptions(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                settings.replace("\n", ", "),
                rounds.table(),
                verdict(rounds.firstToBaseline() >= RATE_WANTED),
                rounds.firstToBaseline(),
                RATE_WANTED,
                verdict(rounds.againToFirst() >= AGAIN_WANTED),
                rounds.againToFirst(),
                AGAIN_WANTED,
                verdict(memory < MEMORY_WANTED),
                memory,
                MEMORY_WANTED);
    }

    private static String verdict(boolean reached) {
        return reached ? "PASS" : "MISS";
    }
}
