package org.consentcourier.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application as users run it, as its own process on the same Java. */
public final class ApplicationProcess implements AutoCloseable {

    /** A Java that starts fast and takes little. */
    public static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=192m");

    private static final Path JAR = Path.of(System.getProperty("sandbox.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int GRACE_SECONDS = 10;

    private final Process process;

    private ApplicationProcess(Process process) {
        this.process = process;
    }

    /** Starts it here, speaking where we speak. */
    static ApplicationProcess start(Path settings) {
        return start(new ProcessBuilder(command(settings, SMALL)).inheritIO());
    }

    /** Starts it in this folder and without our environment, so that nothing but its settings configures it. */
    public static ApplicationProcess startApart(Path folder, Path settings, Path log, List<String> javaOptions) {
        var builder = new ProcessBuilder(command(settings, javaOptions))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        return start(builder);
    }

    /** Runs one of its commands in this folder, as apart as a service would be. */
    public static ApplicationProcess startCommand(
            Path folder, Path settings, Path out, Path err, List<String> command) {
        var all = new ArrayList<>(command(settings, SMALL));
        all.addAll(command);
        var builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        return start(builder);
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until it says it is ready; refuses to wait for a dead one. */
    public void awaitReady(String url) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, request)) {
                if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    throw new Refusal(
                            "The application ended with exit code %d before it was ready; its last lines above say why."
                                    .formatted(process.exitValue()));
                }
                if (System.nanoTime() > deadline) {
                    throw new Refusal("The application was not ready within %d s; %s says why."
                            .formatted(PATIENCE.toSeconds(), request.uri()));
                }
            }
        }
    }

    /** The exit code, once there is one. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end; whether it does so in this time. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end and waits; then ends it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path settings, List<String> javaOptions) {
        if (!Files.isRegularFile(JAR)) {
            throw new Refusal(
                    "There is no " + JAR + ": start the sandbox with ./mvnw -Psandbox, which builds it first.");
        }
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        javaOptions,
                        List.of("-Dquarkus.config.locations=" + settings.toUri(), "-jar", JAR.toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static ApplicationProcess start(ProcessBuilder builder) {
        try {
            return new ApplicationProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
