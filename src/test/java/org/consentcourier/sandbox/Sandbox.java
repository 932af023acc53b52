package org.consentcourier.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.jspecify.annotations.Nullable;

/** Starts stand-ins and application in order, says what runs where, and stops them in the opposite order. */
public final class Sandbox {

    static final String PASSWORD = "sandbox";

    private static final String APPLICATION = "sandbox";
    private static final UUID INTEGRATION_KEY = SampleRoster.id("integration");
    private static final String ROSTER_IMPORTED = "roster-imported";
    private static final Period TO_GO_LIVE = Period.ofDays(30);
    private static final String CONSENTS = "consents.txt";

    private final SandboxPlan plan;
    private final SandboxFolder folder;
    private final RunningParts parts;

    private Sandbox(SandboxPlan plan, SandboxFolder folder, RunningParts parts) {
        this.plan = plan;
        this.folder = folder;
        this.parts = parts;
    }

    /** Takes the folder to keep things in, {@code .sandbox} where none is given. */
    public static void main(String[] arguments) {
        var maven = Boolean.getBoolean("sandbox.in-maven")
                ? ProcessHandle.current().parent()
                : Optional.<ProcessHandle>empty();
        maven.ifPresent(Sandbox::endWith);
        var parts = new RunningParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop, "sandbox-stop"));
        try {
            prepare(Path.of(arguments.length > 0 ? arguments[0] : ".sandbox"), parts)
                    .run();
        } catch (Refusal refusal) {
            explain(refusal.getMessage(), parts);
        } catch (RuntimeException | InterruptedException e) {
            explain(e.toString(), parts);
        }
        parts.stop();
        maven.ifPresent(ProcessHandle::destroy); // It would bury our line under its own about a failed build.
        System.exit(1);
    }

    private static Sandbox prepare(Path path, RunningParts parts) {
        var plan = SandboxPlan.of(path, Variables.of(Path.of(".env"), System.getenv()));
        var folder = SandboxFolder.open(path);
        plan.portsMustBeFree();
        return new Sandbox(plan, folder, parts);
    }

    /** Maven may be killed without telling us. */
    private static void endWith(ProcessHandle maven) {
        var _ = maven.onExit().thenRun(() -> System.exit(0));
    }

    /** An end that was asked for needs no explanation. */
    private static void explain(@Nullable String reason, RunningParts parts) {
        if (!parts.isStopping()) {
            System.err.println("sandbox: " + reason);
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
            parts.begin("mail catcher", () -> MailCatcher.start(plan.port(Port.SMTP), plan.port(Port.MAIL)));
            settings.mail(plan.port(Port.SMTP));
        }
        if (!plan.realDocusign()) {
            startDocusign();
            settings.application(APPLICATION, INTEGRATION_KEY, folder.file(KeyFiles.PRIVATE), plan.url(Port.DOCUSIGN))
                    .directory(APPLICATION, SampleRoster.ACCOUNT, SampleRoster.id(SampleRoster.ADMINISTRATOR));
        }
        if (plan.playsAlone()) {
            settings.compressedTime()
                    .with("courier.outreach.owner", SampleRoster.OWNER)
                    .with("courier.roster.fallback-owner", SampleRoster.OWNER)
                    .with(
                            "courier.applications." + APPLICATION + ".go-live",
                            LocalDate.now(ZoneOffset.UTC).plus(TO_GO_LIVE).toString());
        }
        var file = folder.write("application.properties", settings.all());
        var application = parts.begin("application", () -> ApplicationProcess.start(file));
        folder.write("application.pid", String.valueOf(application.pid()));
        application.awaitReady(plan.url(Port.HTTP));
        System.out.print(Welcome.text(plan, importRoster()));
        var exitCode = application.awaitEnd();
        if (!parts.isAboutToStop()) {
            throw new Refusal(
                    "The application ended by itself with exit code " + exitCode + "; its last lines above say why.");
        }
    }

    private SandboxDatabase startDatabase() {
        var data = folder.file("postgres");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            folder.delete(ROSTER_IMPORTED);
        }
        return parts.begin("database", () -> SandboxDatabase.keptIn(data, plan.port(Port.DATABASE)));
    }

    private void startDocusign() {
        var first = !folder.has(CONSENTS);
        var consents = Optional.of(folder.file(CONSENTS));
        var simulator = parts.begin(
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
}
