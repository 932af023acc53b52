package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.consentcourier.roster.directory.UserListing.Turn;
import org.consentcourier.roster.file.ReadOptions;
import org.hibernate.Session;

/** Takes all users of a Docusign account for a roster file: the same diff, the same guard. */
@ApplicationScoped
public class DirectorySync {

    private static final String PLAN = """
            insert into directory_state as state (application, sync_due_at) values (:application, :due)
            on conflict (application) do update set sync_due_at = coalesce(state.sync_due_at, excluded.sync_due_at)
            returning sync_due_at""";

    private static final String DONE =
            "update directory_state set sync_due_at = :next, synced_at = :now where application = :application";

    private final Applications applications;
    private final UserDirectory directory;
    private final DirectoryCalls calls;
    private final UserListing listing;
    private final RosterImporter importer;
    private final DirectoryConfig config;
    private final Session session;
    private final Clock clock;

    DirectorySync(
            Applications applications,
            UserDirectory directory,
            DirectoryCalls calls,
            UserListing listing,
            RosterImporter importer,
            DirectoryConfig config,
            Session session,
            Clock clock) {
        this.applications = applications;
        this.directory = directory;
        this.calls = calls;
        this.listing = listing;
        this.importer = importer;
        this.config = config;
        this.session = session;
        this.clock = clock;
    }

    /** How all users are to be imported. */
    public record Wish(ImportMode mode, boolean dryRun, String by) {}

    /** How far a reading came. */
    private sealed interface Reading {

        /** All are read. */
        record Whole(Turn turn) implements Reading {}

        /** Docusign must not be asked now; what has been read is kept. */
        record Waits(String why) implements Reading {}
    }

    /** Where a time of the day is set, reads on what is due since then, and imports it when all is read. */
    public void syncDue() {
        listing.forgetOld();
        config.syncAt()
                .ifPresent(at -> applications.all().stream()
                        .filter(application -> route(application).isPresent())
                        .filter(application -> isDue(application, at))
                        .forEach(application -> sync(application, at)));
    }

    /** Reads all users now and imports them; where Docusign may not be asked for all at once, a later run goes on. */
    public ImportResult run(Application application, Wish wish) {
        var route = route(application);
        if (route.isEmpty()) {
            return new ImportResult.Refused(
                    "Docusign cannot be asked for the users of \"%s\". Set its account-id, and directory-user-id or organization-id."
                            .formatted(application.key()));
        }
        return switch (read(application, route.get())) {
            case Reading.Waits(var why) -> new ImportResult.Refused(why);
            case Reading.Whole(var turn) -> {
                try {
                    yield load(application, route.get(), turn, wish);
                } finally {
                    listing.end(turn);
                }
            }
        };
    }

    private void sync(Application application, LocalTime at) {
        var route = route(application).orElseThrow();
        switch (read(application, route)) {
            case Reading.Waits waits -> {}
            case Reading.Whole(var turn) -> {
                try {
                    var result = load(application, route, turn, new Wish(config.syncMode(), false, LookupQueue.ACTOR));
                    if (!(result instanceof ImportResult.Done)) {
                        Log.errorf(
                                "The users of application %s were read and not taken: see its imports",
                                application.key());
                    }
                } catch (RuntimeException e) {
                    Log.errorf(e, "The users of application %s were read and not taken", application.key());
                }
                done(application, at);
                listing.end(turn);
            }
        }
    }

    private Reading read(Application application, DirectoryRoute route) {
        var taken = listing.take(application);
        while (taken.isPresent()) {
            var turn = taken.get();
            var next = turn.next();
            if (next == null) {
                return new Reading.Whole(turn);
            }
            switch (directory.page(application.integration(), route, next, () -> calls.take(application))) {
                case PageAnswer.Page page -> {
                    calls.answered(application, page.allowance());
                    taken = listing.keep(turn, page);
                }
                case DirectoryFailure failure -> {
                    calls.heed(application, failure);
                    return waits(application, turn);
                }
            }
        }
        return new Reading.Waits(
                "The users of \"%s\" are just being read for another import. Try again in some minutes."
                        .formatted(application.key()));
    }

    private Reading waits(Application application, Turn turn) {
        var size = listing.size(turn);
        listing.release(turn);
        var why = calls.obstacle(application);
        var rest = size == 0
                ? ""
                : " The %,d users read so far are kept for a day: go on with the same call.".formatted(size);
        return new Reading.Waits("Docusign may not be asked for more users now. " + why + rest);
    }

    private ImportResult load(Application application, DirectoryRoute route, Turn turn, Wish wish) {
        try (var users = new UserFile(route)) {
            listing.forEach(turn, users::add);
            var mode = listing.isWhole(turn) ? wish.mode() : ImportMode.ADD;
            var name = "Docusign users, " + LocalDate.ofInstant(clock.instant(), config.syncZone());
            return importer.run(
                    new ImportRequest(
                            name, List.of(application.key()), mode, wish.dryRun(), null, ReadOptions.DETECT, wish.by()),
                    users.finished());
        }
    }

    private boolean isDue(Application application, LocalTime at) {
        return !QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(PLAN, Instant.class)
                        .setParameter("application", application.key())
                        .setParameter("due", next(at))
                        .getSingleResult())
                .isAfter(clock.instant());
    }

    private void done(Application application, LocalTime at) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(DONE)
                        .setParameter("application", application.key())
                        .setParameter("now", clock.instant())
                        .setParameter("next", next(at))
                        .executeUpdate());
    }

    private Instant next(LocalTime at) {
        var now = clock.instant().atZone(config.syncZone());
        var today = now.with(at);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private static Optional<DirectoryRoute> route(Application application) {
        return application.directory().filter(DirectoryRoute::listsUsers);
    }
}
