package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.roster.AwaitedImports;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.directory.UserListing.Turn;
import org.consentcourier.roster.directory.UserReading.Result;
import org.consentcourier.roster.file.ReadOptions;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

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
    private final UserReading reading;
    private final UserListing listing;
    private final RosterImporter importer;
    private final AwaitedImports awaited;
    private final DirectoryConfig config;
    private final Session session;
    private final Clock clock;

    DirectorySync(
            Applications applications,
            UserReading reading,
            UserListing listing,
            RosterImporter importer,
            AwaitedImports awaited,
            DirectoryConfig config,
            Session session,
            Clock clock) {
        this.applications = applications;
        this.reading = reading;
        this.listing = listing;
        this.importer = importer;
        this.awaited = awaited;
        this.config = config;
        this.session = session;
        this.clock = clock;
    }

    /** How all users are to be imported. */
    public record Wish(ImportMode mode, boolean dryRun, String by) {}

    /** What became of the wish to read in the background. */
    public sealed interface Begun {

        /** This import shows how far it is, and ends by itself. */
        record Running(UUID id) implements Begun {}

        record Refused(String why) implements Begun {}
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
            return new ImportResult.Refused(noRoute(application));
        }
        return switch (read(application, route.get())) {
            case Result.Waits(var why) -> new ImportResult.Refused(why);
            case Result.Whole(var turn) -> loadLast(route.get(), turn, wish, importer::run);
        };
    }

    /** The same for somebody who watches: the import is there from the start, and also says why it could not be made. */
    public Begun begin(Application application, Wish wish) {
        var route = route(application);
        if (route.isEmpty()) {
            return new Begun.Refused(noRoute(application));
        }
        var turn = listing.take(application);
        if (turn.isEmpty()) {
            return new Begun.Refused(UserReading.busy(application));
        }
        var id = awaited.begin(request(application.key(), wish.mode(), wish, null));
        Thread.ofVirtual().name("import-" + id).start(() -> readFor(id, application, route.get(), turn.get(), wish));
        return new Begun.Running(id);
    }

    private void readFor(UUID id, Application application, DirectoryRoute route, Turn begin, Wish wish) {
        try {
            switch (reading.read(application, route, begin, rows -> awaited.fetched(id, rows))) {
                case Result.Waits(var why) -> awaited.refuse(id, why);
                case Result.Whole(var turn) ->
                    loadLast(route, turn, wish, (request, file) -> awaited.run(id, request, file));
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "Import %s of the users of application %s failed", id, application.key());
            awaited.fail(id);
        }
    }

    private void sync(Application application, LocalTime at) {
        var route = route(application).orElseThrow();
        switch (read(application, route)) {
            case Result.Waits waits -> {}
            case Result.Whole(var turn) -> {
                takeNightly(application, route, turn);
                done(application, at); // before another node may begin anew
                listing.end(turn);
            }
        }
    }

    private void takeNightly(Application application, DirectoryRoute route, Turn turn) {
        try {
            var wish = new Wish(config.syncMode(), false, LookupQueue.ACTOR);
            if (!(load(route, turn, wish, importer::run) instanceof ImportResult.Done)) {
                Log.errorf("The users of application %s were read and not taken: see its imports", application.key());
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "The users of application %s were read and not taken", application.key());
        }
    }

    private Result read(Application application, DirectoryRoute route) {
        return listing.take(application)
                .map(turn -> reading.read(application, route, turn, rows -> {}))
                .orElseGet(() -> new Result.Waits(UserReading.busy(application)));
    }

    private ImportResult loadLast(
            DirectoryRoute route, Turn turn, Wish wish, BiFunction<ImportRequest, Path, ImportResult> take) {
        try {
            return load(route, turn, wish, take);
        } finally {
            listing.end(turn);
        }
    }

    /** Makes a file of all that was read and imports it. */
    private ImportResult load(
            DirectoryRoute route, Turn turn, Wish wish, BiFunction<ImportRequest, Path, ImportResult> take) {
        try (var users = new UserFile(route)) {
            listing.forEach(turn, users::add);
            var request = listing.isWhole(turn)
                    ? request(turn.application(), wish.mode(), wish, null)
                    : request(turn.application(), ImportMode.ADD, wish, notWhole(wish));
            return take.apply(request, users.finished());
        }
    }

    private ImportRequest request(String application, ImportMode mode, Wish wish, @Nullable String note) {
        var name = "Docusign users, " + LocalDate.ofInstant(clock.instant(), config.syncZone());
        return new ImportRequest(
                name, List.of(application), mode, wish.dryRun(), null, ReadOptions.DETECT, wish.by(), note);
    }

    private static String notWhole(Wish wish) {
        return switch (wish.mode()) {
            case FULL ->
                "Docusign's list of its users was not whole, so nobody is taken for a leaver: this adds and updates only."
                        + " Sync from Docusign again later.";
            case ADD ->
                "Docusign's list of its users was not whole: somebody may be missing here. Sync from Docusign again later.";
        };
    }

    private static String noRoute(Application application) {
        return "Docusign cannot be asked for the users of \"%s\". Set its account-id, and directory-user-id or organization-id."
                .formatted(application.key());
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
