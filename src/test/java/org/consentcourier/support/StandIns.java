package org.consentcourier.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.ApplicationSettings;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.sandbox.webhook.WebhookReceiver;

/** Database, mail catcher and Docusign simulator on free ports, started once per JVM and surviving every restart of Quarkus. */
public final class StandIns implements QuarkusTestResourceLifecycleManager {

    /** The key of the application under test. */
    public static final String APPLICATION = "demo";

    /** The integration key of the application under test. */
    public static final UUID INTEGRATION_KEY = UUID.fromString("11111111-2222-4333-8444-555555555555");

    /** The Docusign account of the application under test. */
    public static final UUID ACCOUNT = UUID.fromString("22222222-3333-4444-8555-666666666666");

    /** The administrator of that account in whose name users are looked up. */
    public static final UUID DIRECTORY_USER = UUID.fromString("33333333-4444-4555-8666-777777777777");

    /** Where the application under test listens; nothing else knows the port before it starts. */
    public static final int HTTP_PORT = freePort();

    /** The limit of roster files, in bytes. */
    public static final int LARGEST_ROSTER = 6_000_000;

    /** Who is told last of those who answer nothing. */
    public static final String OWNER = "owner@corp.example";

    private static final SandboxDatabase DATABASE = SandboxDatabase.temporary();
    private static final MailCatcher MAIL = MailCatcher.start();
    private static final DocusignSimulator DOCUSIGN = DocusignSimulator.start();
    private static final WebhookReceiver RECEIVER = WebhookReceiver.start(
            Map.of("ledger", secret("ledger"), "ledger before", secret("ledger before"), "desk", secret("desk")));
    private static final BounceMailbox MAILBOX = BounceMailbox.start();
    private static final Path KEYS = keys();

    private final Map<String, String> overrides = new HashMap<>();

    static {
        DOCUSIGN.knows(integration());
        Runtime.getRuntime().addShutdownHook(new Thread(StandIns::close, "stand-ins-stop"));
    }

    public static SandboxDatabase database() {
        return DATABASE;
    }

    public static MailCatcher mail() {
        return MAIL;
    }

    /** Where bounces and replies come to. */
    public static BounceMailbox mailbox() {
        return MAILBOX;
    }

    public static DocusignSimulator docusign() {
        return DOCUSIGN;
    }

    /** The application under test as its owner registered it at Docusign. */
    public static Integration integration() {
        return Integration.demo(
                INTEGRATION_KEY, "Contract Archive", KeyFiles.publicKey(KEYS), baseUrl() + "/consent/" + APPLICATION);
    }

    /** Whom the application under test tells of changed states, at the paths {@code ledger} and {@code desk}. */
    public static WebhookReceiver receiver() {
        return RECEIVER;
    }

    /** The address of the application under test. */
    public static String baseUrl() {
        return "http://localhost:" + HTTP_PORT;
    }

    /** The private key of the application under test. */
    public static Path privateKey() {
        return KEYS.resolve(KeyFiles.PRIVATE);
    }

    /** Everything an application needs to find the stand-ins; its jobs are off, as tests call the work itself. */
    public static Map<String, String> settings() {
        var settings = new ApplicationSettings()
                .base(
                        baseUrl(),
                        "a-secret-of-the-tests-only-0123456789abcdef",
                        "a-session-key-of-the-tests-only-0123456789")
                .logins("sandbox", "grace@corp.example")
                .database(DATABASE)
                .mail(MAIL.smtpPort())
                .application(
                        APPLICATION,
                        INTEGRATION_KEY,
                        privateKey(),
                        DOCUSIGN.uri().toString())
                .directory(APPLICATION, ACCOUNT, DIRECTORY_USER)
                .compressedTime()
                .with("courier.outreach.owner", OWNER)
                .with("quarkus.scheduler.enabled", "false")
                .with("courier.applications." + APPLICATION + ".claimed-domains", "corp.example, Branch.example")
                .with("courier.roster.max-bytes", String.valueOf(LARGEST_ROSTER))
                .with("courier.bounces.host", "localhost")
                .with("courier.bounces.port", String.valueOf(MAILBOX.port()))
                .with("courier.bounces.tls", "none")
                .with("courier.bounces.user", MAILBOX.user())
                .with("courier.bounces.password", MAILBOX.password())
                .with("courier.bounces.return-path", BounceMailbox.ADDRESS)
                .with("courier.webhooks.ledger.url", RECEIVER.url("ledger") + "?key=secret-in-a-query")
                .with("courier.webhooks.ledger.secret", secret("ledger"))
                .with("courier.webhooks.ledger.previous-secret", secret("ledger before"))
                .with("courier.webhooks.desk.url", RECEIVER.url("desk"))
                .with("courier.webhooks.desk.secret", secret("desk"))
                .with("courier.webhooks.desk.applications", APPLICATION)
                .with("quarkus.http.test-port", String.valueOf(HTTP_PORT));
        return settings.all();
    }

    /** Arguments of the annotation are settings, and win. */
    @Override
    public void init(Map<String, String> arguments) {
        overrides.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        var all = new HashMap<>(settings());
        all.putAll(overrides);
        return all;
    }

    /** Nothing stops between two applications of one test run. */
    @Override
    public void stop() {}

    private static void close() {
        DOCUSIGN.close();
        MAIL.close();
        MAILBOX.close();
        RECEIVER.close();
        DATABASE.close();
    }

    private static String secret(String name) {
        return "whsec_"
                + Base64.getEncoder().encodeToString((name + " has a secret of thirty bytes or more").getBytes(UTF_8));
    }

    private static Path keys() {
        try {
            return Files.createTempDirectory("stand-ins");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
