package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.process.Node;
import org.consentcourier.sandbox.ApplicationSettings;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.KeyFiles;

/** The packaged application as its own process; its application is paused and, unless told otherwise, nothing scheduled runs. */
final class Courier implements AutoCloseable {

    /** What the operations page advises for a small machine. */
    private static final List<String> JAVA_OPTIONS =
            List.of(System.getProperty("bench.java-options", "-Xmx192m -XX:+UseSerialGC")
                    .split(" "));

    /** The one application it has. */
    static final String APPLICATION = "demo";

    static final UUID INTEGRATION_KEY = new UUID(1, 2);
    static final String BASE_URL = "http://localhost:8080";

    /** Signs its links. */
    static final String SECRET = "a-secret-of-the-tests-only-0123456789abcdef";

    private static final String PASSWORD = "bench";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString(("it:" + PASSWORD).getBytes(UTF_8));
    private static final String BOUNDARY = "bench-roster";
    /** Where nobody listens: neither mails nor checks leave. */
    private static final int NOWHERE = 9;

    private static final int LOG_LINES = 40;

    private final Node node;
    /** As curl and browsers without TLS; the client's own choice would be HTTP/2, whose windows slow large uploads down. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Courier(Node node) {
        this.node = node;
    }

    /** Neither mails nor checks leave it. */
    static Courier start(Path folder, SandboxDatabase database) throws InterruptedException {
        return start(folder, database, "http://localhost:" + NOWHERE, Map.of());
    }

    /** Checks are made at {@code docusign}, which must know {@link #INTEGRATION_KEY}; mails do not leave. */
    static Courier start(Path folder, SandboxDatabase database, String docusign, Map<String, String> more)
            throws InterruptedException {
        KeyFiles.publicKey(folder);
        var settings = new ApplicationSettings()
                .base(BASE_URL, SECRET, "a-session-key-of-the-tests-only-0123456789")
                .logins(PASSWORD, "grace@northwind.example")
                .database(database)
                .mail(NOWHERE)
                .application(APPLICATION, INTEGRATION_KEY, folder.resolve(KeyFiles.PRIVATE), docusign)
                .with("courier.roster.max-bytes", "1G")
                .with("quarkus.scheduler.enabled", "false");
        more.forEach(settings::with);
        var courier = new Courier(Node.start(folder.resolve("courier"), settings.all(), JAVA_OPTIONS));
        courier.node.awaitReady();
        return courier;
    }

    static List<String> options() {
        return JAVA_OPTIONS;
    }

    static String javaOptions() {
        return String.join(" ", JAVA_OPTIONS);
    }

    /** How long one call with this file takes, from its first byte to the answer; all its rows must end under that count. */
    Duration imports(Path file, String count, int rows) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/imports"))
                .header("Authorization", LOGIN)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "application/json, application/problem+json")
                .POST(body(file))
                .build();
        var begun = System.nanoTime();
        var answer = client.send(request, BodyHandlers.ofString());
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(answer.statusCode())
                .as("%s, its log: %s", answer.body(), lastLines())
                .isEqualTo(201);
        assertThat(JsonPath.from(answer.body()).getInt("counts." + count))
                .as(answer.body())
                .isEqualTo(rows);
        return took;
    }

    /** What a browser gets at this path, redirects not followed. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(node.url() + path)).build(), BodyHandlers.ofString());
    }

    /** What the API answers IT. */
    JsonPath asks(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + path)).header("Authorization", LOGIN);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.from(answer.body());
    }

    /** The most memory its process ever had, in MiB; Linux only. */
    long peakMemory() throws IOException {
        return status("VmHWM:");
    }

    /** What it has now, in MiB. */
    long memory() throws IOException {
        return status("VmRSS:");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(node.pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    List<String> errors() {
        return node.errors();
    }

    private String lastLines() {
        var log = node.log();
        return String.join("\n", log.subList(Math.max(0, log.size() - LOG_LINES), log.size()));
    }

    @Override
    public void close() {
        client.close();
        node.close();
    }

    private static BodyPublisher body(Path file) throws IOException {
        return BodyPublishers.concat(
                BodyPublishers.ofString(part("name=\"application\"", "text/plain") + APPLICATION + "\r\n"),
                BodyPublishers.ofString(part("name=\"mode\"", "text/plain") + "add\r\n"),
                BodyPublishers.ofString(part("name=\"file\"; filename=\"roster.csv\"", "text/csv")),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static String part(String disposition, String type) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, disposition, type);
    }
}
