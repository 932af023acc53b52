package org.consentcourier.support;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.sandbox.webhook.WebhookReceiver;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** An empty installation with its stand-ins, and the people a test puts into it. */
@ApplicationScoped
public class Scene {

    /**
     * All but what the migrations fill. Row by row, as a test leaves few: to truncate tables takes ten times as long, whether
     * there is anything in them or not, and has every connection plan its statements anew.
     */
    private static final String EMPTY = """
            do $$
            declare
                emptied regclass;
            begin
                for emptied in
                    select oid from pg_class
                    where relkind = 'r' and relnamespace = to_regnamespace(current_schema()) and relname not in
                        ('application_state', 'flyway_schema_history', 'outreach_policy', 'roster_version', 'webhook_endpoint')
                loop
                    execute format('delete from %s', emptied);
                end loop;
            end $$""";

    private static final String UNTOUCHED = """
            update application_state set run_state = 'PAUSED', run_state_by = 'first start', waves_only = false, confirm_required = false,
                halt_cause = null, halt_detail = null, halted_at = null, probe_at = null, patience_until = null,
                unreachable_since = null, unreachable_at = null, unreachable_reason = null,
                waiting_environment = null, waiting_integration_key = null, waiting_scopes = null,
                scopes = 'signature impersonation', environment = 'DEMO', integration_key = :key""";

    /** Told of what happens from now on. */
    private static final String WEBHOOKS_BEGIN = """
            update webhook_endpoint set cursor_xid = pg_snapshot_xmin(pg_current_snapshot()), cursor_id = 0, floor_id = 0,
                gone_at = null, failures = 0, resume_at = null, last_success_at = null, last_failure_at = null,
                last_failure = null""";

    private final Session session;
    private final MovableClock movable;
    private final Clock clock;
    private final RosterImporter importer;
    private final ApplicationStates states;
    private final ConsentViews views;

    Scene(
            Session session,
            MovableClock movable,
            Clock clock,
            RosterImporter importer,
            ApplicationStates states,
            ConsentViews views) {
        this.session = session;
        this.movable = movable;
        this.clock = clock;
        this.importer = importer;
        this.states = states;
        this.views = views;
    }

    /** Someone both the roster and Docusign know. */
    public record Figure(String name, UUID userId) {

        /** A person of that first name, always with the same User ID. */
        public static Figure named(String name) {
            return new Figure(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        }

        /** So many people, told apart by their numbers. */
        public static Figure[] several(String name, int many) {
            return IntStream.range(0, many).mapToObj(i -> named(name + i)).toArray(Figure[]::new);
        }

        public String email() {
            return name + "@corp.example";
        }
    }

    /** Nobody on any roster, nothing sent, both stand-ins well, the clock at its start. */
    public void begin() {
        QuarkusTransaction.requiringNew().run(() -> {
            // Events and audit entries refuse to be deleted, as they should; only the owner of the database gets round
            // that.
            session.createNativeMutationQuery("set local session_replication_role = replica")
                    .executeUpdate();
            session.createNativeMutationQuery(EMPTY).executeUpdate();
            session.createNativeMutationQuery(UNTOUCHED)
                    .setParameter("key", StandIns.INTEGRATION_KEY.toString())
                    .executeUpdate();
            session.createNativeMutationQuery("update outreach_policy set look_anew_after = null")
                    .executeUpdate();
            session.createNativeMutationQuery(WEBHOOKS_BEGIN).executeUpdate();
        });
        movable.set(MovableClock.START);
        docusign().comesBack();
        docusign().behaves();
        docusign().forgets();
        docusign().follows(clock);
        mail().comesBack();
        mail().behaves();
        mail().forgets();
        receiver().follows(clock);
        receiver().forgets();
    }

    /** Docusign knows these people, and the roster names them with their User IDs and this manager. */
    public void roster(String manager, Figure... figures) {
        knownToDocusign(figures);
        rosterOnly(manager, figures);
    }

    /** The roster names these people; what Docusign knows stays as it is. */
    public void rosterOnly(String manager, Figure... figures) {
        var result = load(Arrays.stream(figures)
                .map(figure ->
                        "%s,Active,%s,Example,%s,%s".formatted(figure.email(), figure.name(), figure.userId(), manager))
                .collect(Collectors.joining(
                        "\n", "UserEmail,Status,FirstName,LastName,APIUserName,ManagerEmail\n", "\n")));
        if (!(result instanceof ImportResult.Done(var roster))
                || roster.counts().rejected() + roster.counts().conflicts() > 0) {
            throw new IllegalStateException("The roster of the scene is wrong: " + result);
        }
    }

    public void knownToDocusign(Figure... figures) {
        for (var figure : figures) {
            docusign().knows(DocusignUser.active(figure.userId(), figure.email(), figure.name(), "Example"));
            docusign().joins(figure.userId(), StandIns.ACCOUNT);
            docusign().revokes(figure.userId());
        }
    }

    /** Imports a file as IT would. */
    public ImportResult load(String csv) {
        return load(csv, ImportMode.ADD, false, null);
    }

    /** Imports a file, or tries to, in full or not; {@code leavers} may be said. */
    public ImportResult load(String csv, ImportMode mode, boolean dryRun, @Nullable Integer leavers) {
        try {
            var file = Files.createTempFile("scene", ".csv");
            try {
                Files.writeString(file, csv);
                return importer.run(
                        new ImportRequest(
                                "roster.csv",
                                List.of(StandIns.APPLICATION),
                                mode,
                                dryRun,
                                leavers,
                                ReadOptions.DETECT,
                                "it"),
                        file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application was started anew with settings its states do not belong to. */
    public void settingsChanged() {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update application_state set confirm_required = true, run_state = 'PAUSED'")
                        .executeUpdate());
    }

    /** Another node was started with another integration key, and this one was not. */
    public void otherNodeChangedSettings() {
        settingsChanged();
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        update application_state set waiting_environment = environment, waiting_scopes = scopes,
                            waiting_integration_key = 'another'""").executeUpdate());
    }

    /** The same, and IT has confirmed that there. */
    public void otherNodesSettingsAreConfirmed() {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        update application_state set waiting_environment = null, waiting_scopes = null,
                            waiting_integration_key = null, confirm_required = false, integration_key = 'another'""").executeUpdate());
    }

    /** The same, and what was learnt before belongs to that environment. */
    public void environmentWas(String environment) {
        settingsChanged();
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("update application_state set environment = :environment")
                        .setParameter("environment", environment)
                        .executeUpdate());
    }

    /** The same, and everybody was asked for these scopes only. */
    public void scopesWere(String scopes) {
        settingsChanged();
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("update application_state set scopes = :scopes")
                    .setParameter("scopes", scopes)
                    .executeUpdate();
            session.createNativeMutationQuery("update consent_request set proven_scopes = :scopes")
                    .setParameter("scopes", scopes)
                    .executeUpdate();
        });
    }

    public void start() {
        states.start(StandIns.APPLICATION, "it");
    }

    /** The administrator in whose name users are looked up exists and has consented, as a start demands. */
    public void directoryUserConsents() {
        docusign().knows(DocusignUser.active(StandIns.DIRECTORY_USER, "admin@corp.example", "Admin", "Example"));
        docusign().consents(StandIns.DIRECTORY_USER, StandIns.INTEGRATION_KEY);
    }

    /** The person consents at Docusign, and nobody tells us. */
    public void consents(Figure figure) {
        docusign().consents(figure.userId(), StandIns.INTEGRATION_KEY);
    }

    public ConsentRow row(Figure figure) {
        return views
                .list(new ConsentFilter(StandIns.APPLICATION, null, null, null, figure.email(), null), null, 2)
                .stream()
                .filter(row -> row.email().equals(figure.email()))
                .findFirst()
                .orElseThrow();
    }

    public ConsentStatus status(Figure figure) {
        return row(figure).status();
    }

    /** The application's clock. */
    public Clock clock() {
        return clock;
    }

    public DocusignSimulator docusign() {
        return StandIns.docusign();
    }

    public WebhookReceiver receiver() {
        return StandIns.receiver();
    }

    public MailCatcher mail() {
        return StandIns.mail();
    }
}
