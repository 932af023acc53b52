package org.consentcourier.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.consentcourier.sandbox.ApplicationProcess;

/** One process of the packaged application, with its own settings, port and log. */
public final class Node implements AutoCloseable {

    private final String url;
    private final Path log;
    private final ApplicationProcess process;

    private Node(String url, Path log, ApplicationProcess process) {
        this.url = url;
        this.log = log;
        this.process = process;
        // An interrupted test run leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "node-stop"));
    }

    /** Starts a process that keeps its files in this new folder, and does not wait for it. */
    static Node start(Path folder, Map<String, String> settings) {
        return start(folder, settings, ApplicationProcess.SMALL);
    }

    /** The same on a Java with these options. */
    public static Node start(Path folder, Map<String, String> settings, List<String> javaOptions) {
        var port = Ports.free();
        var properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("quarkus.http.host", "localhost");
        properties.setProperty("quarkus.http.port", String.valueOf(port));
        var file = folder.resolve("settings.properties");
        var log = folder.resolve("application.log");
        try {
            Files.createDirectories(folder);
            try (var writer = Files.newBufferedWriter(file, UTF_8)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Node("http://localhost:" + port, log, ApplicationProcess.startApart(folder, file, log, javaOptions));
    }

    public String url() {
        return url;
    }

    /** Everything it has said so far. */
    public List<String> log() {
        // Killed in the middle of a letter, a process may leave half of it.
        try (var bytes = new FileInputStream(log.toFile())) {
            return new String(bytes.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person would have to look into. */
    public List<String> errors() {
        return log().stream().filter(line -> line.contains(" ERROR ")).toList();
    }

    public void awaitReady() throws InterruptedException {
        process.awaitReady(url);
    }

    int awaitEnd() throws InterruptedException {
        return process.awaitEnd();
    }

    public long pid() {
        return process.pid();
    }

    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.endsWithin(patience);
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
