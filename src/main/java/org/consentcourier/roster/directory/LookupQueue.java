package org.consentcourier.roster.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryUser;
import org.consentcourier.docusign.UserStatus;
import org.consentcourier.roster.RosterChanged;
import org.consentcourier.roster.UserIds;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** The short transactions around a look-up: ordered with the roster, claimed before Docusign is asked, settled after. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class LookupQueue {

    static final String ACTOR = "Docusign's directory";

    private static final String WITHOUT_USER_ID = """
            :application = any(person.rosters) {scope}
            and not exists (select 1 from docusign_identity identity
                where identity.person_id = person.id and identity.environment = :environment)
            and not exists (select 1 from user_id_candidate candidate
                where candidate.person_id = person.id and candidate.environment = :environment)""";

    private static final String ORDER = """
            insert into user_id_lookup (environment, directory, person_id, due_at)
            select :environment, :directory, person.id, :now from person where %s
                and not exists (select 1 from user_id_lookup known where known.environment = :environment
                    and known.person_id = person.id and known.directory = :directory)
            on conflict on constraint user_id_lookup_pkey do nothing""".formatted(WITHOUT_USER_ID);

    /** Whoever has lost a User ID, or has another address than when Docusign was asked. */
    private static final String ORDER_AGAIN = """
            update user_id_lookup lookup set due_at = :now, answer = null, failures = 0 from person
            where lookup.person_id = person.id and lookup.environment = :environment and lookup.directory = :directory
                and (lookup.due_at is null or lookup.answered_at < person.updated_at) and %s""".formatted(WITHOUT_USER_ID);

    /** Whoever has got a User ID, or a choice of them, from somewhere else; what Docusign is just being asked comes too late. */
    private static final String CANCEL = """
            update user_id_lookup lookup set due_at = null, claim = claim + 1, failures = 0 from person
            where lookup.person_id = person.id and lookup.environment = :environment and lookup.due_at is not null
                and :application = any(person.rosters) {scope}
                and (exists (select 1 from docusign_identity identity
                        where identity.person_id = person.id and identity.environment = lookup.environment)
                    or exists (select 1 from user_id_candidate candidate
                        where candidate.person_id = person.id and candidate.environment = lookup.environment))""";

    private static final String CLAIM = """
            with due as (
                select lookup.environment, lookup.directory, lookup.person_id from user_id_lookup lookup
                join person on person.id = lookup.person_id
                where lookup.environment = :environment and lookup.directory = :directory and lookup.due_at <= :now
                    and :application = any(person.rosters)
                order by lookup.failures, lookup.due_at limit :limit for update of lookup skip locked)
            update user_id_lookup lookup set due_at = :leaseEnd, claim = claim + 1
            from due join person on person.id = due.person_id
            where lookup.environment = due.environment and lookup.directory = due.directory
                and lookup.person_id = due.person_id
            returning lookup.person_id, lookup.claim, person.email, lookup.failures""";

    private static final String SETTLE = """
            update user_id_lookup set due_at = cast(:dueAt as timestamptz), answer = coalesce(:answer, answer),
                answered_at = :now, failures = 0
            where environment = :environment and directory = :directory and person_id = :person and claim = :claim""";

    private static final String RELEASE = """
            update user_id_lookup set due_at = :now
            where environment = :environment and directory = :directory and person_id = :person and claim = :claim""";

    private static final String POSTPONE = """
            update user_id_lookup set due_at = :dueAt, answered_at = :now, failures = failures + 1
            where environment = :environment and directory = :directory and person_id = :person and claim = :claim""";

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration LONGEST_ORDER = Duration.ofHours(1);

    private final Session session;
    private final Applications applications;
    private final UserIds userIds;
    private final DirectoriesAsked asked;
    private final Event<UserNotFound> userNotFound;
    private final DirectoryConfig config;
    private final Clock clock;

    LookupQueue(
            Session session,
            Applications applications,
            UserIds userIds,
            DirectoriesAsked asked,
            Event<UserNotFound> userNotFound,
            DirectoryConfig config,
            Clock clock) {
        this.session = session;
        this.applications = applications;
        this.userIds = userIds;
        this.asked = asked;
        this.userNotFound = userNotFound;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The right to ask about one address and settle it, until the lease ends.
     *
     * @param failures how often in a row Docusign had no answer for it
     */
    record Claim(UUID personId, String email, long number, int failures) {}

    /** Only due times are written here. */
    @Transactional(TxType.MANDATORY)
    void onRosterChange(@Observes RosterChanged change) {
        applications.all().stream()
                .filter(application -> application.directory().isPresent()
                        && change.applications().contains(application.key()))
                .forEach(application -> {
                    order(ORDER, application, change.persons());
                    order(ORDER_AGAIN, application, change.persons());
                    about(CANCEL, application, change.persons()).executeUpdate();
                });
    }

    /** For an account that is asked from now on: nobody need change the roster for it. Takes long where many wait. */
    @Transactional(TxType.NEVER)
    void orderAll(Application application) {
        QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_ORDER.toSeconds())
                .run(() -> order(ORDER, application, Set.of()));
    }

    List<Claim> claim(Application application, int limit) {
        return at(application, session.createNativeQuery(CLAIM, Object[].class))
                .setParameter("application", application.key())
                .setParameter("now", clock.instant())
                .setParameter("leaseEnd", clock.instant().plus(config.lease()))
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Claim((UUID) row[0], (String) row[2], ((Number) row[1]).longValue(), (int) row[3]))
                .sorted(Comparator.comparingInt(Claim::failures))
                .toList();
    }

    /** Enters what Docusign knows; the late answer to an older claim changes nothing. */
    void settle(Application application, Claim claim, List<DirectoryUser> users) {
        userIds.hold();
        var living = users.stream().filter(LookupQueue::mayConsent).toList();
        switch (living.size()) {
            case 0 -> none(application, claim, "Docusign has no user of this address");
            case 1 -> one(application, claim, living.getFirst());
            default -> {
                if (settled(application, claim, "SEVERAL", null)) {
                    userIds.offer(claim.personId(), application.environment(), living, ACTOR);
                }
            }
        }
    }

    /** Gives a claim back: due at once, and the number stays spent. */
    void release(Application application, Claim claim) {
        at(application, session.createNativeMutationQuery(RELEASE))
                .setParameter("now", clock.instant())
                .setParameter("person", claim.personId())
                .setParameter("claim", claim.number())
                .executeUpdate();
    }

    /** Gives back a claim that had no answer: others go before it, and each time it waits twice as long, at most a day. */
    void postpone(Application application, Claim claim, Duration firstWait) {
        var doubled = firstWait.multipliedBy(1L << Math.min(claim.failures(), 20));
        var wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        at(application, session.createNativeMutationQuery(POSTPONE))
                .setParameter("dueAt", clock.instant().plus(wait))
                .setParameter("now", clock.instant())
                .setParameter("person", claim.personId())
                .setParameter("claim", claim.number())
                .executeUpdate();
    }

    private void one(Application application, Claim claim, DirectoryUser user) {
        if (!settled(application, claim, "ONE", null)) {
            return;
        }
        switch (userIds.found(claim.personId(), application.environment(), user, ACTOR)) {
            case UserIds.Outcome.TakenBy taken ->
                none(application, claim, "The user Docusign has for this address is another person on the roster");
            case UserIds.Outcome.Done done -> {}
            case UserIds.Outcome.Unchanged unchanged -> {}
            case UserIds.Outcome.UnknownPerson unknown -> {}
        }
    }

    private void none(Application application, Claim claim, String why) {
        if (settled(
                        application,
                        claim,
                        "NONE",
                        clock.instant().plus(config.recheck()).toString())
                && asked.knowNobody(claim.personId(), application.environment())) {
            userNotFound.fire(new UserNotFound(
                    applications.all().stream()
                            .filter(sibling -> sibling.environment() == application.environment())
                            .map(Application::key)
                            .toList(),
                    claim.personId(),
                    why,
                    ACTOR));
        }
    }

    private boolean settled(Application application, Claim claim, String answer, @Nullable String dueAt) {
        return at(application, session.createNativeMutationQuery(SETTLE))
                        .setParameter("dueAt", dueAt)
                        .setParameter("answer", answer)
                        .setParameter("now", clock.instant())
                        .setParameter("person", claim.personId())
                        .setParameter("claim", claim.number())
                        .executeUpdate()
                == 1;
    }

    private void order(String sql, Application application, Set<UUID> persons) {
        about(sql, application, persons)
                .setParameter("directory", directory(application))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private MutationQuery about(String sql, Application application, Set<UUID> persons) {
        var statement = session.createNativeMutationQuery(
                        sql.replace("{scope}", persons.isEmpty() ? "" : "and person.id in (:persons)"))
                .setParameter("application", application.key())
                .setParameter("environment", application.environment().name());
        if (!persons.isEmpty()) {
            statement.setParameterList("persons", persons);
        }
        return statement;
    }

    private static <Q extends CommonQueryContract> Q at(Application application, Q query) {
        query.setParameter("environment", application.environment().name())
                .setParameter("directory", directory(application));
        return query;
    }

    private static UUID directory(Application application) {
        return application.directory().orElseThrow().asked();
    }

    private static boolean mayConsent(DirectoryUser user) {
        return user.status() != UserStatus.CLOSED && user.status() != UserStatus.DISABLED;
    }
}
