package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import org.consentcourier.roster.RosterChanged;

/**
 * Makes the requests of an application follow its roster, in bulk: opens, restarts, returns and retires them.
 *
 * <p>It compares states instead of reading a list of changes, so running it twice changes nothing.
 */
@ApplicationScoped
public class RosterReconciliation {

    /** Who returns within this time keeps the round, and with it the mails already had. */
    static final Duration KEEPS_ROUND = Duration.ofDays(30);

    private static final String OPEN = """
            with opened as (
                insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since,
                    check_due_at, version)
                select gen_random_uuid(), entry.application, entry.person_id, identity.user_id,
                    case when identity.user_id is null then 'UNRESOLVED' else 'NEW' end,
                    :at, 1, :at, case when identity.user_id is null then null else cast(:at as timestamptz) end, 0
                from roster_entry entry
                join application_state state on state.application = entry.application
                left join docusign_identity identity
                    on identity.person_id = entry.person_id and identity.environment = state.environment
                where entry.application = :application
                on conflict on constraint consent_request_unique do nothing
                returning id, round, status)
            insert into consent_event (request_id, round, at, to_status, actor, note)
            select id, round, :at, status, :actor, 'imported' from opened""";

    private static final String RESTART = """
            with changed as (
                select request.id, request.status as from_status, identity.user_id
                from consent_request request
                join application_state state on state.application = request.application
                left join docusign_identity identity
                    on identity.person_id = request.person_id and identity.environment = state.environment
                where request.application = :application and request.status not in ('EXEMPT', 'LEFT')
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
            select id, round, :at, from_status, status, :actor, 'User ID changed' from restarted""";

    private static final String RETIRE = """
            with gone as (
                select request.id, request.status as from_status from consent_request request
                where request.application = :application and request.status <> 'LEFT'
                    and not exists (select 1 from roster_entry entry
                        where entry.application = request.application and entry.person_id = request.person_id)
                for update of request),
            retired as (
                update consent_request request set
                    status = 'LEFT', status_since = :at, status_before_left = gone.from_status, version = version + 1,
                    check_due_at = null, check_claim = check_claim + 1, outreach_due_at = null
                from gone where gone.id = request.id
                returning request.id, request.round, gone.from_status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, from_status, 'LEFT', :actor, 'no longer on the roster' from retired""";

    private static final String RETURN = """
            with back as (
                select request.id, identity.user_id,
                    case when identity.user_id is null then 'UNRESOLVED'
                        when request.status_before_left = 'DECLINED' and request.user_id = identity.user_id then 'DECLINED'
                        else 'NEW' end as to_status
                from consent_request request
                join application_state state on state.application = request.application
                join roster_entry entry
                    on entry.application = request.application and entry.person_id = request.person_id
                left join docusign_identity identity
                    on identity.person_id = request.person_id and identity.environment = state.environment
                where request.application = :application and request.status = 'LEFT'
                for update of request),
            returned as (
                update consent_request request set
                    status = case when status_before_left = 'EXEMPT' and exempt_reason is not null
                            and (exempt_until is null or exempt_until >= cast(:at as date)) then 'EXEMPT'
                        else back.to_status end,
                    user_id = back.user_id, status_before_left = null, version = version + 1, check_step = 0,
                    round = case when status_since < :keepsRoundSince then round + 1 else round end,
                    round_since = case when status_since < :keepsRoundSince then :at else round_since end,
                    status_since = :at,
                    check_due_at = case when back.user_id is null or (status_before_left = 'EXEMPT'
                            and exempt_reason is not null and (exempt_until is null or exempt_until >= cast(:at as date)))
                        then null else cast(:at as timestamptz) end
                from back where back.id = request.id
                returning request.id, request.round, request.status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, 'LEFT', status, :actor, 'back on the roster' from returned""";

    private final EntityManager entityManager;
    private final Clock clock;

    RosterReconciliation(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    void onRosterChange(@Observes RosterChanged change) {
        change.applications().forEach(application -> reconcile(application, change.actor()));
    }

    /** Brings all requests of one application in line with its roster and the User IDs of its environment. */
    @Transactional(TxType.MANDATORY)
    public void reconcile(String application, String actor) {
        run(RETIRE, application, actor);
        entityManager
                .createNativeQuery(RETURN)
                .setParameter("application", application)
                .setParameter("actor", actor)
                .setParameter("at", clock.instant())
                .setParameter("keepsRoundSince", clock.instant().minus(KEEPS_ROUND))
                .executeUpdate();
        run(RESTART, application, actor);
        run(OPEN, application, actor);
    }

    private void run(String sql, String application, String actor) {
        entityManager
                .createNativeQuery(sql)
                .setParameter("application", application)
                .setParameter("actor", actor)
                .setParameter("at", clock.instant())
                .executeUpdate();
    }
}
