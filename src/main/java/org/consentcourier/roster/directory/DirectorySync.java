package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryFailure;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.PageAnswer;
import org.consentcourier.docusign.UserDirectory;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.file.ReadOptions;
import org.hibernate.Session;

/** Takes all users of a Docusign account for a roster file: the same diff, the same guard. */
@ApplicationScoped
public class DirectorySync {

    /** A node that reads for longer has most likely stopped. */
    private static final Duration LEASE = Duration.ofHours(12);

    /** How long the nightly reading waits for calls: a hundred thousand users take two hours of our share. */
    private static final Duration NIGHT = Duration.ofHours(6);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final String PLAN = """
            insert into directory_state (application, sync_due_at) values (:application, :due)
            on conflict (application) do update set sync_due_at = coalesce(directory_state.sync_due_at, excluded.sync_due_at)""";

    private static final String CLAIM = """
            update directory_state set sync_due_at = :leaseEnd where application = :application and sync_due_at <= :now""";

    private static final String END = """
            update directory_state set sync_due_at = :next, synced_at = :now where application = :application""";

    private final Applications applications;
    private final UserDirectory directory;
    private final DirectoryCalls calls;
    private final RosterImporter importer;
    private final DirectoryConfig config;
    private final Session session;
    private final Clock clock;

    DirectorySync(
            Applications applications,
            UserDirectory directory,
            DirectoryCalls calls,
            RosterImporter importer,
            DirectoryConfig config,
            Session session,
            Clock clock) {
        this.applications = applications;
        this.directory = directory;
        this.calls = calls;
        this.importer = importer;
        this.config = config;
        this.session = session;
        this.clock = clock;
    }

    /** Reads all users once a day, where a time is set for it; on one node. */
    public void syncDue() {
        config.syncAt()
                .ifPresent(at -> applications.all().stream()
                        .filter(application -> application
                                .directory()
                                .filter(DirectoryRoute::listsUsers)
                                .isPresent())
                        .filter(this::claim)
                        .forEach(application -> {
                            var result = run(application, new Wish(config.syncMode(), false, NIGHT, LookupQueue.ACTOR));
                            if (!(result instanceof ImportResult.Done)) {
                                Log.errorf(
                                        "The users of application %s were read and not taken: see its imports",
                                        application.key());
                            }
                            end(application);
                        }));
    }

    /**
     * How all users are to be read.
     *
     * @param patience how long to wait in all where Docusign's limits, or our share of them, ask for it
     */
    public record Wish(ImportMode mode, boolean dryRun, Duration patience, String by) {}

    /** Reads all users now, and imports them, or tries to. */
    public ImportResult run(Application application, Wish wish) {
        var found = application.directory().filter(DirectoryRoute::listsUsers);
        if (found.isEmpty()) {
            return new ImportResult.Refused(
                    "Docusign cannot be asked for the users of \"%s\". Set its account-id, and directory-user-id or organization-id."
                            .formatted(application.key()));
        }
        var route = found.get();
        try (var users = new UserFile(route)) {
            var problem = readInto(users, application, route, wish.patience());
            if (problem.isPresent()) {
                return new ImportResult.Refused(problem.get());
            }
            // Who could not be read, or moved between two pages, is no leaver.
            var mode = users.isComplete() ? wish.mode() : ImportMode.ADD;
            var name = "Docusign users, " + LocalDate.ofInstant(clock.instant(), config.syncZone());
            return importer.run(
                    new ImportRequest(
                            name, List.of(application.key()), mode, wish.dryRun(), null, ReadOptions.DETECT, wish.by()),
                    users.finished());
        }
    }

    /** Empty when all is read. */
    private Optional<String> readInto(
            UserFile users, Application application, DirectoryRoute route, Duration patience) {
        var start = 0;
        var waits = patience.dividedBy(LOOK_AGAIN);
        while (true) {
            if (!calls.take(application)) {
                if (waits-- == 0 || !pause()) {
                    return Optional.of("Docusign may not be asked for more users now. "
                            + calls.problem(application)
                                    .orElse("Our share of its calls is used up; try again in an hour."));
                }
                continue;
            }
            switch (directory.page(application.integration(), route, start)) {
                case PageAnswer.Page page -> {
                    users.add(page);
                    calls.answered(application);
                    calls.heed(application, page.allowance());
                    if (page.next().isEmpty()) {
                        return Optional.empty();
                    }
                    start = page.next().getAsInt();
                }
                case DirectoryFailure failure -> {
                    calls.heed(application, failure);
                    if (waits-- == 0) {
                        return calls.problem(application);
                    }
                }
            }
        }
    }

    private boolean claim(Application application) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeMutationQuery(PLAN)
                    .setParameter("application", application.key())
                    .setParameter("due", next())
                    .executeUpdate();
            return session.createNativeMutationQuery(CLAIM)
                            .setParameter("application", application.key())
                            .setParameter("now", clock.instant())
                            .setParameter("leaseEnd", clock.instant().plus(LEASE))
                            .executeUpdate()
                    == 1;
        });
    }

    private void end(Application application) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(END)
                        .setParameter("application", application.key())
                        .setParameter("now", clock.instant())
                        .setParameter("next", next())
                        .executeUpdate());
    }

    /** The next time of the day that is set. */
    private Instant next() {
        var now = clock.instant().atZone(config.syncZone());
        var today = now.with(config.syncAt().orElseThrow());
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
