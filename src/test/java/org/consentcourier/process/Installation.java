package org.consentcourier.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.consentcourier.sandbox.ApplicationSettings;
import org.consentcourier.sandbox.RosterUpload;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.consentcourier.sandbox.http.LoopbackServer;
import org.consentcourier.sandbox.http.Routes;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.sandbox.mail.MailCatcher;

/** What the processes of one test share: database, mail catcher, Docusign simulator, and three hundred people or as many as it wants. */
final class Installation implements AutoCloseable {

    private static final int PEOPLE = 300;

    private static final String APPLICATION = "demo";
    private static final UUID INTEGRATION_KEY = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final String SECOND = "travel";
    private static final UUID SECOND_KEY = UUID.fromString("55555555-2222-4333-8444-555555555555");
    private static final String PASSWORD = "sandbox";
    private static final int EVERY_HOW_MANY_CONSENTED = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int people;
    private final LoopbackServer proxy = proxy();
    private final String baseUrl = "http://localhost:" + proxy.port();
    private final int databasePort = Ports.free();
    private final MailCatcher mail = MailCatcher.start();
    private final DocusignSimulator docusign = DocusignSimulator.start();
    private volatile SandboxDatabase database;

    /** Someone of the roster. */
    record Figure(UUID id, String email, boolean consented) {}

    Installation(Path folder) {
        this(folder, PEOPLE);
    }

    Installation(Path folder, int people) {
        this.folder = folder;
        this.people = people;
        this.database = SandboxDatabase.keptIn(folder.resolve("postgres"), databasePort);
        // An interrupted test run leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> database.close(), "database-stop"));
        docusign.knows(Integration.demo(
                INTEGRATION_KEY, "Contract Archive", KeyFiles.publicKey(folder), baseUrl + "/consent/" + APPLICATION));
        people().forEach(figure -> {
            docusign.knows(DocusignUser.active(figure.id(), figure.email(), "Ada", "Example"));
            if (figure.consented()) {
                docusign.consents(figure.id(), INTEGRATION_KEY);
            }
        });
    }

    /** The settings of a node that checks and sends at once, and asks everybody only once. */
    ApplicationSettings settings() {
        return new ApplicationSettings()
                .base(
                        baseUrl,
                        "a-secret-of-the-tests-only-0123456789abcdef",
                        "a-session-key-of-the-tests-only-0123456789")
                .logins(PASSWORD, "grace@corp.example")
                .database(database)
                .mail(mail.smtpPort())
                .application(
                        APPLICATION,
                        INTEGRATION_KEY,
                        folder.resolve(KeyFiles.PRIVATE),
                        docusign.uri().toString())
                .compressedTime()
                .with("courier.outreach.reminder-enabled", "false")
                .with("courier.grants.cadence", "1h")
                .with("courier.reports.period", "7d");
    }

    /** The same with a second application, which nobody has consented to, and one mail a day for each person. */
    ApplicationSettings settingsOfTwo() {
        var prefix = "courier.applications." + SECOND + ".";
        docusign.knows(Integration.demo(
                SECOND_KEY, "Travel Desk", KeyFiles.publicKey(folder), baseUrl + "/consent/" + SECOND));
        return settings()
                .application(
                        SECOND,
                        SECOND_KEY,
                        folder.resolve(KeyFiles.PRIVATE),
                        docusign.uri().toString())
                .with(prefix + "name", "Travel Desk")
                .with("courier.outreach.daily-cap", "1")
                // No day begins while a test counts the mails of one.
                .with(
                        "courier.mail.window.zone",
                        ZoneOffset.ofHours(
                                        12 - OffsetDateTime.now(ZoneOffset.UTC).getHour())
                                .getId());
    }

    Node node(String name, ApplicationSettings settings) {
        return Node.start(folder.resolve(name), settings.all());
    }

    MailCatcher mail() {
        return mail;
    }

    DocusignSimulator docusign() {
        return docusign;
    }

    void databaseGoesDown() {
        database.close();
    }

    void databaseComesBack() {
        database = SandboxDatabase.keptIn(folder.resolve("postgres"), databasePort);
    }

    List<Figure> people() {
        return IntStream.range(0, people)
                .mapToObj(number -> "ada%d@corp.example".formatted(number))
                .map(email -> new Figure(
                        UUID.nameUUIDFromBytes(email.getBytes(UTF_8)),
                        email,
                        Math.floorMod(email.hashCode(), EVERY_HOW_MANY_CONSENTED) == 0))
                .toList();
    }

    List<Figure> consented() {
        return people().stream().filter(Figure::consented).toList();
    }

    List<Figure> missing() {
        return people().stream().filter(figure -> !figure.consented()).toList();
    }

    boolean imports(Node node) throws InterruptedException {
        return new RosterUpload(node.url(), "it:" + PASSWORD).send(APPLICATION, roster().getBytes(UTF_8));
    }

    /** So many more, who have consented to nothing, come onto the rosters of both applications at once. */
    List<Figure> importsForBoth(Node node, int many) throws InterruptedException {
        var more = IntStream.range(0, many)
                .mapToObj("grace%d@corp.example"::formatted)
                .map(email -> new Figure(UUID.nameUUIDFromBytes(email.getBytes(UTF_8)), email, false))
                .toList();
        more.forEach(figure -> docusign.knows(DocusignUser.active(figure.id(), figure.email(), "Grace", "Example")));
        if (!new RosterUpload(node.url(), "it:" + PASSWORD)
                .send(APPLICATION + "," + SECOND, roster(more).getBytes(UTF_8))) {
            throw new IllegalStateException("The second roster was not taken");
        }
        return more;
    }

    /** All of them, as a file. */
    String roster() {
        return roster(people());
    }

    private static String roster(List<Figure> figures) {
        return figures.stream()
                .map(figure -> "%s,Active,Ada,Example,%s".formatted(figure.email(), figure.id()))
                .collect(Collectors.joining("\n", "UserEmail,Status,FirstName,LastName,APIUserName\n", "\n"));
    }

    /** Whether everybody's state is known and nothing waits any more to be sent. */
    boolean isDone(Node node) {
        var status = status(node);
        return people(status, "GRANTED") == consented().size()
                && people(status, "PENDING") == missing().size()
                && mails(status, "SENT") + mails(status, "UNKNOWN") == missing().size();
    }

    /** How many people are in that state, as IT sees it. */
    int people(Node node, String state) {
        return people(status(node), state);
    }

    /** How many mails are in that state, as IT sees it. */
    int mails(Node node, String state) {
        return mails(status(node), state);
    }

    private static int people(JsonNode status, String state) {
        return status.at("/applications/0/states").path(state).asInt();
    }

    private static int mails(JsonNode status, String state) {
        return status.path("queues").path(state).asInt();
    }

    /** Asked twenty times a second while a test waits: REST Assured would compile a script for each number in it. */
    private static JsonNode status(Node node) {
        var login = Base64.getEncoder().encodeToString(("it:" + PASSWORD).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/api/v1/status"))
                .header("Authorization", "Basic " + login)
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("The status is answered with HTTP " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The Message-IDs of the mails each address got, in the order they arrived. */
    Map<String, List<String>> messageIds() {
        return mail.messages().stream()
                .collect(groupingBy(
                        message -> message.envelopeTo().getFirst(), mapping(CaughtMessage::messageId, toList())));
    }

    /** The one number a query gives. */
    long count(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Into the database, past the application. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    @Override
    public void close() {
        Stream.<AutoCloseable>of(proxy, docusign, mail, database).forEach(Installation::close);
    }

    /** What people reach the nodes by; it shows the public page, whichever nodes run. */
    private static LoopbackServer proxy() {
        try {
            return LoopbackServer.http(
                    0, new Routes().get("/", call -> call.html(200, "<title>Consent Courier</title>")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
