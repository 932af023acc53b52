package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Which requests are due for a check. */
@ApplicationScoped
class DueChecks {

    /**
     * One statement, so that a claim costs the database little more than the rows it changes. The ids go in as an array: for a
     * join the planner may read the whole table.
     */
    static final String CLAIM = """
            with due as (
                select id, check_due_at from consent_request
                where application = :application and check_due_at <= :now and user_id is not null
                order by check_due_at, id limit :limit for no key update skip locked),
            claimed as (
                update consent_request request set
                    check_due_at = :leaseEnd, check_claim = request.check_claim + 1, version = request.version + 1
                where id = any (array(select id from due))
                returning request.id, request.user_id, request.check_claim,
                    case when request.status = 'GRANTED' and request.account_member then request.membership_account end)
            select claimed.* from claimed join due using (id) order by due.check_due_at, id""";

    private static final String RELEASE = """
            update consent_request set check_due_at = least(check_due_at, :now), version = version + 1
            where id in (
                select request.id from consent_request request
                join unnest(:ids, :numbers) claim (id, number) on claim.id = request.id and claim.number = request.check_claim
                where request.check_due_at is not null
                order by request.id for no key update of request)""";

    private static final String COUNT = """
            select count(*) from consent_request where application = :application and check_due_at <= :now and user_id is not null""";

    private static final String IS_ANY_DUE = """
            select 1 from consent_request where application = :application and check_due_at <= :now and user_id is not null""";

    /** Whoever is under way, granted or not, is asked about with the scopes of before; what comes of it is late. */
    private static final String RECHECK_GRANTED = """
            update consent_request set
                check_due_at = case when status = 'GRANTED' then cast(:now as timestamptz) else check_due_at end,
                check_claim = check_claim + 1, version = version + 1
            where id in (
                select id from consent_request where application = :application
                    and (status = 'GRANTED' or (check_due_at > :now and check_due_at <= :leaseEnd))
                order by id for no key update)""";

    /** Those of them that are what they became then; whoever was asked about again since has shown what is true. */
    private static final String RECHECK_BELIEVED = """
            update consent_request set check_due_at = least(check_due_at, :now), version = version + 1
            where id in (
                select request.id from consent_request request
                where application = :application and check_due_at is not null and status in ('FAULTY', 'REVOKED')
                    and exists (
                        select 1 from consent_event event
                        where event.request_id = request.id and event.at > :since
                            and event.from_status = any(:from) and event.to_status = request.status)
                order by id for no key update)""";

    private final Session session;

    DueChecks(Session session) {
        this.session = session;
    }

    /** Claims at most {@code limit} due requests, expired leases included; rows somebody else holds are skipped, never waited for. */
    List<Claimed> claim(String application, Instant now, Instant leaseEnd, int limit) {
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter("application", application)
                .setParameter("now", now)
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Claimed((UUID) row[0], (UUID) row[1], (long) row[2], (UUID) row[3]))
                .toList();
    }

    /** Makes claims due at once that are still the newest of their requests, and still wanted; their numbers stay spent. */
    void release(List<CheckClaim> claims, Instant now) {
        session.createNativeMutationQuery(RELEASE)
                .setParameter("now", now)
                .setParameter("ids", claims.stream().map(CheckClaim::requestId).toArray(UUID[]::new), UUID[].class)
                .setParameter("numbers", claims.stream().map(CheckClaim::number).toArray(Long[]::new), Long[].class)
                .executeUpdate();
    }

    /**
     * One request as it was claimed.
     *
     * @param memberOf the account the person, who has consented, is known to be a member of
     */
    record Claimed(
            UUID requestId,
            UUID userId,
            long number,
            @Nullable UUID memberOf) {

        boolean isMemberOf(@Nullable UUID account) {
            return account != null && account.equals(memberOf);
        }
    }

    /** Whether anything is due; cheaper than to take calls of the budget and give them back. */
    boolean isAnyDue(String application, Instant now) {
        return !session.createNativeQuery(IS_ANY_DUE, Object.class)
                .setParameter("application", application)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    long count(String application, Instant now) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("application", application)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Makes everybody due now who came to be unknown or revoked from one of these states since. */
    void recheckBelieved(String application, Set<ConsentStatus> from, Instant since, Instant now) {
        session.createNativeMutationQuery(RECHECK_BELIEVED)
                .setParameter("now", now)
                .setParameter("since", since)
                .setParameter("application", application)
                .setParameter("from", from.stream().map(Enum::name).toArray(String[]::new), String[].class)
                .executeUpdate();
    }

    /** Makes everybody of an application with a proven consent due now, because its scopes are others. */
    void recheckGranted(String application, Instant now, Instant leaseEnd) {
        session.createNativeMutationQuery(RECHECK_GRANTED)
                .setParameter("now", now)
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("application", application)
                .executeUpdate();
    }
}
