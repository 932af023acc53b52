package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.QuestionKind;

/** Tells faults of the system that look like people's by their number, before they change anybody's state. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class MassGuard {

    /** Revocations are counted over this time, and a decision of IT holds as long. */
    private static final Duration WINDOW = Duration.ofDays(1);

    private final EntityManager entityManager;
    private final GrantsConfig config;
    private final Clock clock;

    MassGuard(EntityManager entityManager, GrantsConfig config, Clock clock) {
        this.entityManager = entityManager;
        this.config = config;
        this.clock = clock;
    }

    /** Whether one more answer of {@code user_not_found} is one too many; who has yet to activate is rightly unknown, and not counted. */
    boolean holdsUnknownUser(String application) {
        oneAtATime(application);
        var unknown = 1 + count("""
                        select count(*) from consent_request where application = ?1 and status = 'FAULTY'
                        and user_id is not null and not activation_pending""", application);
        if (unknown <= config.guards().number() || decided(application, QuestionKind.MASS_UNKNOWN_USERS)) {
            return false;
        }
        var checked = 1 + count("""
                        select count(*) from consent_request where application = ?1
                        and status not in ('NEW', 'UNRESOLVED', 'EXEMPT', 'LEFT')
                        and user_id is not null and not activation_pending""", application);
        return unknown * 100 > checked * config.guards().unknownUsersPercent();
    }

    /** Whether one more granted person whose re-check fails is one too many. */
    boolean holdsRevocation(String application) {
        oneAtATime(application);
        var revoked = 1
                + ((Number) entityManager
                                .createNativeQuery("""
                                        select count(*) from consent_event event
                                        join consent_request request on request.id = event.request_id
                                        where event.at > ?2 and event.from_status = 'GRANTED' and event.to_status in ('REVOKED', 'FAULTY')
                                            and event.note is distinct from ?3 and request.application = ?1""")
                                .setParameter(1, application)
                                .setParameter(2, clock.instant().minus(WINDOW))
                                .setParameter(3, Cause.SCOPES_ADDED)
                                .getSingleResult())
                        .longValue();
        if (revoked <= config.guards().number() || decided(application, QuestionKind.MASS_REVOCATIONS)) {
            return false;
        }
        return isTooLargeAShare(application, revoked, config.guards().revocationsPercent());
    }

    /**
     * Of those asked about again, not of all who have consented: most of these were not asked about within the window, and a
     * consent taken from everybody would pass for a small share until it has been mailed to many. Counts no more of them than
     * would settle it.
     */
    private boolean isTooLargeAShare(String application, long revoked, int percent) {
        if (percent == 0) {
            return true;
        }
        var enough = revoked * Math.max(0, 100 - percent) / percent + 1;
        var proven = ((Number) entityManager
                        .createNativeQuery("""
                                select count(*) from (
                                    select 1 from consent_request where application = ?1 and status = 'GRANTED'
                                    and last_proof_at > ?2 and last_proof_at > granted_at limit ?3) proven_again""")
                        .setParameter(1, application)
                        .setParameter(2, clock.instant().minus(WINDOW))
                        .setParameter(3, enough)
                        .getSingleResult())
                .longValue();
        return revoked * 100 > (proven + revoked) * percent;
    }

    /** Answers that arrive together would each see the others uncounted. */
    private void oneAtATime(String application) {
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('mass guard ' || ?1))")
                .setParameter(1, application)
                .getSingleResult();
    }

    /** Whether IT has said that such answers are true. */
    private boolean decided(String application, QuestionKind kind) {
        return !entityManager
                .createNativeQuery("""
                        select 1 from open_question where application = ?1 and kind = ?2 and answer = ?4 and answered_at > ?3""")
                .setParameter(1, application)
                .setParameter(2, kind.name())
                .setParameter(3, clock.instant().minus(WINDOW))
                .setParameter(4, Answers.CONFIRM)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private long count(String sql, String application) {
        return ((Number) entityManager
                        .createNativeQuery(sql)
                        .setParameter(1, application)
                        .getSingleResult())
                .longValue();
    }
}
