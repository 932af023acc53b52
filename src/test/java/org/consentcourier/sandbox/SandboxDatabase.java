package org.consentcourier.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL 18 of our own, on 127.0.0.1 and small; whoever starts it closes it, no shutdown hook does. */
public final class SandboxDatabase implements AutoCloseable {

    private static final String POSTGRES = "postgres";

    private final EmbeddedPostgres postgres;

    private SandboxDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts on this port over data that outlive it in that folder. */
    public static SandboxDatabase keptIn(Path folder, int port) {
        return start(
                small().setPort(port).setDataDirectory(folder.toAbsolutePath()).setCleanDataDirectory(false));
    }

    /** Starts on a free port over empty data that vanish with it; a power cut would lose them, so it need not wait for the disk. */
    public static SandboxDatabase temporary() {
        return start(small().setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off"));
    }

    /** Starts on a free port over empty data that vanish with it, as PostgreSQL is when nobody tunes it: what is committed is on the disk. */
    public static SandboxDatabase untuned() {
        return start(local().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on"));
    }

    public int port() {
        return postgres.getPort();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + POSTGRES;
    }

    public String username() {
        return POSTGRES;
    }

    public String password() {
        return POSTGRES;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder small() {
        return local().setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "50")
                .setServerConfig("max_wal_size", "256MB");
    }

    private static EmbeddedPostgres.Builder local() {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD);
    }

    private static SandboxDatabase start(EmbeddedPostgres.Builder builder) {
        try {
            return new SandboxDatabase(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
