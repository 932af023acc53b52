package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.roster.BulkIds;
import org.consentcourier.roster.RosterChanged;
import org.hibernate.Session;

/**
 * Makes the requests of an application follow its roster, in bulk: opens, restarts, returns and retires them.
 *
 * <p>It compares states instead of reading a list of changes, so running it twice changes nothing.
 */
@ApplicationScoped
public class RosterReconciliation {

    /** Who returns within this time keeps the round, and with it the mails already had. */
    static final Duration KEEPS_ROUND = Duration.ofDays(30);

    private static final String PENDING =
            "coalesce(identity.membership in ('ACTIVATION_REQUIRED', 'ACTIVATION_SENT'), false)";

    /** Persons with their User ID, if they have one in the application's environment. */
    private static final String IDENTIFIED = """
            person join application_state state on state.application = :application
            left join docusign_identity identity
                on identity.person_id = person.id and identity.environment = state.environment""";

    /**
     * Whoever brings people to a roster holds it to the end, so that nobody opens the same requests meanwhile. The row itself
     * says when it was opened and by whom; events tell what changes from then on.
     */
    private static final String OPEN =
            """
            insert into consent_request (id, application, person_id, user_id, activation_pending, status, status_since,
                round, round_since, opened_at, opened_by, check_due_at, version)
            select %s, :application, person.id, identity.user_id, %s,
                case when identity.user_id is null then 'UNRESOLVED' else 'NEW' end,
                :at, 1, :at, :at, :actor, case when identity.user_id is null then null else cast(:at as timestamptz) end, 0
            from %s
            where :application = any(person.rosters) {scope} and not exists (
                select 1 from consent_request request
                where request.person_id = person.id and request.application = :application)""".formatted(BulkIds.SQL.formatted(":prefix", "row_number() over ()"), PENDING, IDENTIFIED);

    private static final String RESTART = """
            with changed as (
                select request.id, request.status as from_status, identity.user_id
                from consent_request request, %s
                where person.id = request.person_id and request.application = :application {scope} and request.status not in ('EXEMPT', 'LEFT')
                    and request.user_id is distinct from identity.user_id
                for update of request),
            restarted as (
                update consent_request request set
                    user_id = changed.user_id, status_since = :at, version = version + 1,
                    status = case when changed.user_id is null then 'UNRESOLVED' else 'NEW' end,
                    round = case when request.user_id is null then round else round + 1 end,
                    round_since = case when request.user_id is null then round_since else :at end,
                    check_due_at = case when changed.user_id is null then null else cast(:at as timestamptz) end,
                    check_step = 0, check_claim = check_claim + 1, checked_at = null, outreach_due_at = null
                from changed where changed.id = request.id
                returning request.id, request.round, changed.from_status, request.status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, from_status, status, :actor, 'User ID changed' from restarted""".formatted(IDENTIFIED);

    private static final String RETIRE = """
            with gone as (
                select request.id, request.status as from_status
                from consent_request request join person on person.id = request.person_id
                where request.application = :application {scope} and request.status <> 'LEFT'
                    and not request.application = any(person.rosters)
                for update of request),
            retired as (
                update consent_request request set
                    status = 'LEFT', status_since = :at, status_before_left = gone.from_status, version = version + 1,
                    check_due_at = null, check_claim = check_claim + 1, outreach_due_at = null
                from gone where gone.id = request.id
                returning request.id, request.round, gone.from_status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, from_status, 'LEFT', :actor, 'no longer on the roster' from retired""";

    private static final String BEGINS_A_ROUND =
            "(status_since < :keepsRoundSince or (request.user_id is not null and request.user_id is distinct from back.user_id))";

    private static final String RETURN = """
            with back as (
                select request.id, identity.user_id,
                    case when identity.user_id is null then 'UNRESOLVED'
                        when (request.status_before_left = 'DECLINED'
                                or (request.status_before_left = 'FAULTY' and request.status_before_faulty = 'DECLINED'))
                            and request.user_id = identity.user_id then 'DECLINED'
                        else 'NEW' end as to_status
                from consent_request request, %1$s
                where person.id = request.person_id and request.application = :application {scope} and request.status = 'LEFT'
                    and request.application = any(person.rosters)
                for update of request),
            returned as (
                update consent_request request set
                    status = case when status_before_left = 'EXEMPT' and exempt_reason is not null
                            and (exempt_until is null or exempt_until >= cast(:at as date)) then 'EXEMPT'
                        else back.to_status end,
                    user_id = back.user_id, status_before_left = null, version = version + 1, check_step = 0,
                    round = case when %2$s then round + 1 else round end,
                    round_since = case when %2$s then :at else round_since end,
                    status_since = :at,
                    check_due_at = case when back.user_id is null or (status_before_left = 'EXEMPT'
                            and exempt_reason is not null and (exempt_until is null or exempt_until >= cast(:at as date)))
                        then null else cast(:at as timestamptz) end
                from back where back.id = request.id
                returning request.id, request.round, request.status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, 'LEFT', status, :actor, 'back on the roster' from returned""".formatted(IDENTIFIED, BEGINS_A_ROUND);

    /** After who restarts and returns, who may have become another user; whoever left is looked at when they return. */
    private static final String ACTIVATION = """
            with turned as (
                update consent_request request set
                    activation_pending = not activation_pending, version = version + 1,
                    check_due_at = case when status <> 'GRANTED' and check_due_at is not null then :at else check_due_at end,
                    outreach_due_at = case when activation_pending and status in ('PENDING', 'REVOKED') then :at
                        else outreach_due_at end
                from %s
                where person.id = request.person_id and request.application = :application {scope}
                    and request.status <> 'LEFT' and request.activation_pending <> %s
                returning request.id, request.round, request.status, request.activation_pending)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, status, status, :actor,
                case when activation_pending then 'waits for the activation of the Docusign user'
                    else 'waits for no activation any more' end
            from turned""".formatted(IDENTIFIED, PENDING);

    private static final String ADDRESS_CHANGED = """
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select request.id, request.round, :at, request.status, request.status, :actor, 'e-mail address changed'
            from roster_change change
            join consent_request request on request.person_id = change.person_id and request.status <> 'LEFT'
            where change.import_id = :importId and change.before is not null and jsonb_exists(change.after, 'email')""";

    private final Session session;
    private final UserIdQuestions questions;
    private final Clock clock;

    RosterReconciliation(Session session, UserIdQuestions questions, Clock clock) {
        this.session = session;
        this.questions = questions;
        this.clock = clock;
    }

    void onRosterChange(@Observes RosterChanged change) {
        for (var application : change.applications()) {
            reconcile(application, change.actor(), change.persons());
        }
        // An address is the person's, in whatever environment.
        if (change.importId() != null) {
            run(ADDRESS_CHANGED, Map.of("actor", change.actor(), "importId", change.importId()), Set.of());
        }
    }

    /**
     * Brings requests of one application in line with its roster and the User IDs of its environment.
     *
     * @param persons only theirs; empty: everybody's
     */
    @Transactional(TxType.MANDATORY)
    public void reconcile(String application, String actor, Set<UUID> persons) {
        var names = Map.<String, Object>of("application", application, "actor", actor);
        run(RETIRE, names, persons);
        run(
                RETURN,
                Map.of(
                        "application",
                        application,
                        "actor",
                        actor,
                        "keepsRoundSince",
                        clock.instant().minus(KEEPS_ROUND)),
                persons);
        run(RESTART, names, persons);
        run(ACTIVATION, names, persons);
        run(
                OPEN,
                Map.of("application", application, "actor", actor, "prefix", BulkIds.prefix(clock.instant())),
                persons);
        questions.follow(application, actor, persons);
    }

    private void run(String sql, Map<String, Object> parameters, Set<UUID> persons) {
        var statement = session.createNativeMutationQuery(
                        sql.replace("{scope}", persons.isEmpty() ? "" : "and person.id in (:persons)"))
                .setParameter("at", clock.instant());
        parameters.forEach(statement::setParameter);
        if (!persons.isEmpty()) {
            statement.setParameterList("persons", persons);
        }
        statement.executeUpdate();
    }
}
