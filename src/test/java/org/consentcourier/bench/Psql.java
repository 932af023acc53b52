package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.consentcourier.sandbox.SandboxDatabase;

/** PostgreSQL's own client, of the PATH, against one database. */
final class Psql {

    private final SandboxDatabase database;

    Psql(SandboxDatabase database) {
        this.database = database;
    }

    static boolean isThere() {
        try {
            var process = new ProcessBuilder("psql", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs it in one session, ends at the first error, and gives what it wrote. */
    String run(String script) {
        var builder = new ProcessBuilder(
                        "psql",
                        "--no-psqlrc",
                        "--quiet",
                        "--no-align",
                        "--tuples-only",
                        "--set=ON_ERROR_STOP=1",
                        "--file=-")
                .redirectErrorStream(true);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", String.valueOf(database.port()));
        builder.environment().put("PGUSER", database.username());
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGDATABASE", "postgres");
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        try {
            var process = builder.start();
            try (var input = process.outputWriter(UTF_8)) {
                input.write(script);
            }
            var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("psql failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
