package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.docusign.DirectoryUser;
import org.consentcourier.docusign.Environment;
import org.consentcourier.roster.file.Membership;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;

/** The User IDs of a person, per environment: the one in use, and the others Docusign has for the same address. */
@ApplicationScoped
@Transactional
public class UserIds {

    /** Without those that are in use for somebody else, who is another person to us. */
    private static final String CHOICES = """
            select choice.user_id, max(choice.detail), bool_or(choice.in_use)
            from (
                select identity.user_id, '' as detail, true as in_use from docusign_identity identity
                where identity.person_id = :person and identity.environment = :environment
                union all
                select candidate.user_id, candidate.detail, false from user_id_candidate candidate
                where candidate.person_id = :person and candidate.environment = :environment and not exists (
                    select 1 from docusign_identity taken where taken.environment = candidate.environment
                        and taken.user_id = candidate.user_id and taken.person_id <> candidate.person_id)) choice
            group by choice.user_id order by bool_or(choice.in_use) desc, choice.user_id""";

    /** What was known of the former user's membership says nothing about this one's; it is kept in case that one comes back. */
    private static final String KEEP_MEMBERSHIP = """
            update user_id_candidate candidate set membership = identity.membership from docusign_identity identity
            where identity.person_id = :person and identity.environment = :environment
                and candidate.person_id = identity.person_id and candidate.environment = identity.environment
                and candidate.user_id = identity.user_id and identity.membership <> 'UNTOLD'""";

    private static final String SET = """
            insert into docusign_identity (environment, user_id, person_id, membership)
            values (:environment, :userId, :person, coalesce(
                (select membership from user_id_candidate candidate where candidate.person_id = :person
                    and candidate.environment = :environment and candidate.user_id = :userId), 'UNTOLD'))
            on conflict on constraint docusign_identity_person_unique
                do update set user_id = excluded.user_id, membership = excluded.membership""";

    private static final String MEMBERSHIP = """
            update docusign_identity set membership = :membership where environment = :environment and person_id = :person""";

    private static final String OFFER = """
            insert into user_id_candidate (environment, person_id, user_id, detail, membership, found_at)
            values (:environment, :person, :userId, :detail, :membership, :now)
            on conflict on constraint user_id_candidate_pkey
                do update set detail = excluded.detail, membership = excluded.membership""";

    private static final String FREE = """
            with freed as (
                delete from docusign_identity identity using person
                where identity.environment = :environment and identity.user_id = :userId
                    and person.id = identity.person_id and person.id <> :person and person.rosters = '{}'
                returning identity.person_id)
            select person_id from freed""";

    private final Session session;
    private final Clock clock;
    private final Applications applications;
    private final Event<RosterChanged> rosterChanged;
    private final AuditTrail audit;

    UserIds(
            Session session,
            Clock clock,
            Applications applications,
            Event<RosterChanged> rosterChanged,
            AuditTrail audit) {
        this.session = session;
        this.clock = clock;
        this.applications = applications;
        this.rosterChanged = rosterChanged;
        this.audit = audit;
    }

    /**
     * One User ID that may be a person's.
     *
     * @param detail what tells it from the others; may be empty
     */
    public record Choice(UUID userId, String detail, boolean inUse) {}

    /** What became of the wish to use a User ID. */
    public sealed interface Outcome {

        /** It is in use from now on; the person's requests begin anew. */
        record Done() implements Outcome {}

        /** It was in use already. */
        record Unchanged() implements Outcome {}

        /** It is in use for somebody else; nothing was changed. */
        record TakenBy(UUID personId) implements Outcome {}

        /** There is no such person. */
        record UnknownPerson() implements Outcome {}
    }

    /** The one in use first. */
    public List<Choice> choices(UUID personId, Environment environment) {
        return about(session.createNativeQuery(CHOICES, Object[].class), personId, environment)
                .getResultStream()
                .map(row -> new Choice((UUID) row[0], (String) row[1], (boolean) row[2]))
                .toList();
    }

    /**
     * Uses the User ID that Docusign's directory has for the person's address, unless it is somebody else's. A dry run made
     * before stays valid: it would find the same persons.
     */
    @Transactional(TxType.MANDATORY)
    public Outcome found(UUID personId, Environment environment, DirectoryUser user, String by) {
        hold();
        free(user.userId(), environment, personId, by);
        var owner = owner(environment, user.userId());
        if (owner.isPresent()) {
            return owner.get().equals(personId) ? new Outcome.Unchanged() : new Outcome.TakenBy(owner.get());
        }
        write(personId, environment, user.userId());
        about(session.createNativeMutationQuery(MEMBERSHIP), personId, environment)
                .setParameter("membership", membership(user).name())
                .executeUpdate();
        tell(personId, environment, by);
        return new Outcome.Done();
    }

    /** Keeps what Docusign has for one address, for somebody to choose from. */
    @Transactional(TxType.MANDATORY)
    public void offer(UUID personId, Environment environment, List<DirectoryUser> users, String by) {
        for (var user : users) {
            about(session.createNativeMutationQuery(OFFER), personId, environment)
                    .setParameter("userId", user.userId())
                    .setParameter("detail", detail(user))
                    .setParameter("membership", membership(user).name())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
        tell(personId, environment, by);
    }

    /** Uses this User ID from now on, whoever told the one before; the others stay known, and Docusign is not asked any more. */
    public Outcome set(UUID personId, Environment environment, UUID userId, String by) {
        hold();
        if (session.createNativeQuery("select 1 from person where id = :person", Object.class)
                .setParameter("person", personId)
                .getResultList()
                .isEmpty()) {
            return new Outcome.UnknownPerson();
        }
        free(userId, environment, personId, by);
        return owner(environment, userId)
                .<Outcome>map(owner -> owner.equals(personId) ? new Outcome.Unchanged() : new Outcome.TakenBy(owner))
                .orElseGet(() -> use(personId, environment, userId, by));
    }

    /**
     * Waits for whoever changes the roster and keeps others from it until the transaction ends: for callers that hold
     * requests or questions when they {@link #set}, because an import takes those after the roster.
     */
    @Transactional(TxType.MANDATORY)
    public void hold() {
        session.createNativeQuery("select version from roster_version for update", Long.class)
                .getSingleResult();
    }

    private Outcome use(UUID personId, Environment environment, UUID userId, String by) {
        write(personId, environment, userId);
        session.createNativeMutationQuery("update roster_version set version = version + 1")
                .executeUpdate();
        audit.record(by, "set a User ID", "person " + personId, environment + " " + userId);
        tell(personId, environment, by);
        return new Outcome.Done();
    }

    private void write(UUID personId, Environment environment, UUID userId) {
        about(session.createNativeMutationQuery(KEEP_MEMBERSHIP), personId, environment)
                .executeUpdate();
        about(session.createNativeMutationQuery(SET), personId, environment)
                .setParameter("userId", userId)
                .executeUpdate();
    }

    private void tell(UUID personId, Environment environment, String by) {
        var concerned = applications.all().stream()
                .filter(application -> application.environment() == environment)
                .map(Application::key)
                .toList();
        rosterChanged.fire(RosterChanged.of(concerned, by, Set.of(personId)));
    }

    private static Membership membership(DirectoryUser user) {
        return switch (user.status()) {
            case ACTIVE -> Membership.ACTIVE;
            case ACTIVATION_SENT -> Membership.ACTIVATION_SENT;
            case ACTIVATION_REQUIRED -> Membership.ACTIVATION_REQUIRED;
            case DISABLED, CLOSED, UNKNOWN -> Membership.UNTOLD;
        };
    }

    private static String detail(DirectoryUser user) {
        return Stream.of(
                        user.fullName(),
                        user.jobTitle(),
                        user.company(),
                        user.status().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** Who has left every roster needs no User ID, and is often the same human being under a former address. */
    private void free(UUID userId, Environment environment, UUID personId, String by) {
        about(session.createNativeQuery(FREE, UUID.class), personId, environment)
                .setParameter("userId", userId)
                .getResultList()
                .forEach(former -> audit.record(
                        by,
                        "took a User ID from who had left every roster",
                        "person " + former,
                        environment + " " + userId + ", now of person " + personId));
    }

    private Optional<UUID> owner(Environment environment, UUID userId) {
        return session.createNativeQuery(
                        "select person_id from docusign_identity where environment = :environment and user_id = :userId",
                        UUID.class)
                .setParameter("environment", environment.name())
                .setParameter("userId", userId)
                .uniqueResultOptional();
    }

    private static <Q extends CommonQueryContract> Q about(Q query, UUID personId, Environment environment) {
        query.setParameter("person", personId).setParameter("environment", environment.name());
        return query;
    }
}
