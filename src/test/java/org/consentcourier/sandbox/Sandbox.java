package org.consentcourier.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.consentcourier.sandbox.mail.MailCatcher;

/** Starts stand-ins and application in order, says what runs where, and stops them in the opposite order. */
public final class Sandbox {

    static final String PASSWORD = "sandbox";

    private static final String APPLICATION = "sandbox";
    private static final UUID INTEGRATION_KEY = SampleRoster.id("integration");
    private static final String ROSTER_IMPORTED = "roster-imported";
    private static final String CONSENTS = "consents.txt";

    private final SandboxPlan plan;
    private final SandboxFolder folder;
    private final Deque<Running> running = new ArrayDeque<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** A started part and how it is called. */
    private record Running(String name, AutoCloseable part) {}

    private Sandbox(SandboxPlan plan, SandboxFolder folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Takes the folder to keep things in, {@code .sandbox} where none is given. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var path = Path.of(arguments.length > 0 ? arguments[0] : ".sandbox");
            var plan = SandboxPlan.of(path, Variables.of(Path.of(".env"), System.getenv()));
            var sandbox = new Sandbox(plan, SandboxFolder.open(path));
            plan.portsMustBeFree();
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::stop, "sandbox-stop"));
            if (Boolean.getBoolean("sandbox.ends-with-parent")) {
                ProcessHandle.current().parent().ifPresent(Sandbox::endWith);
            }
            sandbox.runAndExplain();
        } catch (Refusal refusal) {
            System.err.println("sandbox: " + refusal.getMessage());
        }
        System.exit(1);
    }

    /** Maven may be killed without telling us. */
    private static void endWith(ProcessHandle parent) {
        var _ = parent.onExit().thenRun(() -> System.exit(0));
    }

    /** An end that was asked for needs no explanation. */
    private void runAndExplain() throws InterruptedException {
        try {
            run();
        } catch (Refusal refusal) {
            if (stopping.getCount() > 0) {
                throw refusal;
            }
        }
    }

    private void run() throws InterruptedException {
        var settings = new ApplicationSettings()
                .base(plan.url(Port.HTTP), folder.secret("courier.secret"), folder.secret("session.key"))
                .logins(PASSWORD, SampleRoster.MANAGER)
                .with("quarkus.http.host", "localhost")
                .with("quarkus.http.port", String.valueOf(plan.port(Port.HTTP)));
        if (!plan.realDatabase()) {
            settings.database(startDatabase());
        }
        if (!plan.realMail()) {
            begin("mail catcher", () -> MailCatcher.start(plan.port(Port.SMTP), plan.port(Port.MAIL)));
            settings.mail(plan.port(Port.SMTP));
        }
        if (!plan.realDocusign()) {
            startDocusign();
            settings.application(APPLICATION, INTEGRATION_KEY, folder.file(KeyFiles.PRIVATE), plan.url(Port.DOCUSIGN));
        }
        if (plan.playsAlone()) {
            settings.compressedTime();
        }
        var file = folder.write("application.properties", settings.all());
        var application = begin("application", () -> ApplicationProcess.start(file));
        folder.write("application.pid", String.valueOf(application.pid()));
        application.awaitReady(plan.url(Port.HTTP));
        System.out.print(Welcome.text(plan, importRoster()));
        var exitCode = application.awaitEnd();
        if (!stopping.await(1, TimeUnit.SECONDS)) {
            throw new Refusal(
                    "The application ended by itself with exit code " + exitCode + "; its last lines above say why.");
        }
    }

    private SandboxDatabase startDatabase() {
        var data = folder.file("postgres");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            folder.delete(ROSTER_IMPORTED);
        }
        return begin("database", () -> SandboxDatabase.keptIn(data, plan.port(Port.DATABASE)));
    }

    private void startDocusign() {
        var first = !folder.has(CONSENTS);
        var consents = Optional.of(folder.file(CONSENTS));
        var simulator = begin(
                "Docusign simulator",
                () -> DocusignSimulator.start(plan.port(Port.DOCUSIGN), plan.port(Port.DOCUSIGN_TLS), consents));
        var redirectUri = plan.url(Port.HTTP) + "/consent/" + APPLICATION;
        var publicKey = KeyFiles.publicKey(folder.file(""));
        simulator.knows(Integration.demo(INTEGRATION_KEY, "Contract Archive", publicKey, redirectUri));
        SampleRoster.introduceTo(simulator);
        if (first) {
            SampleRoster.consentEarly(simulator, INTEGRATION_KEY);
        }
    }

    private boolean importRoster() throws InterruptedException {
        if (!plan.playsAlone() || folder.has(ROSTER_IMPORTED)) {
            return folder.has(ROSTER_IMPORTED);
        }
        var imported = new RosterUpload(plan.url(Port.HTTP), "it:" + PASSWORD).send(APPLICATION, SampleRoster.csv());
        if (imported) {
            folder.write(ROSTER_IMPORTED, "Delete the folder to start over.\n");
        }
        return imported;
    }

    /** Starts one part, unless everything is being stopped; a stop waits for it. */
    private synchronized <T extends AutoCloseable> T begin(String name, Supplier<T> start) {
        if (stopping.getCount() == 0) {
            throw new Refusal("Stopped while starting.");
        }
        System.out.println("Starting the " + name);
        var part = start.get();
        running.push(new Running(name, part));
        return part;
    }

    private void stop() {
        stopping.countDown();
        synchronized (this) {
            while (!running.isEmpty()) {
                stop(running.pop());
            }
            folder.delete("application.pid");
        }
        System.out.println("The sandbox has ended.");
    }

    private static void stop(Running one) {
        System.out.println("Stopping the " + one.name());
        try {
            one.part().close();
        } catch (Exception e) {
            System.err.println("The " + one.name() + " did not stop well: " + e);
        }
    }
}
