package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;
import org.hibernate.Session;

/** Tells faults of the system that look like people's by their number, before they change anybody's state. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class MassGuard {

    /** What happens is counted over this time, and a decision of IT holds at least as long. */
    static final Duration WINDOW = Duration.ofDays(1);

    /** Who has yet to activate is rightly unknown, and not counted; nor who has been given another User ID since. */
    private static final String UNKNOWN_AT_FIRST = """
            select count(*) from consent_event event
            join consent_request request on request.id = event.request_id
            where event.at > :since and event.from_status = 'NEW' and event.to_status = 'FAULTY'
                and request.application = :application and request.status = 'FAULTY'
                and request.user_id is not null and not request.activation_pending""";

    private static final String KNOWN_AT_FIRST = """
            select 1 from consent_event event
            join consent_request request on request.id = event.request_id
            where event.at > :since and event.from_status = 'NEW' and event.to_status in ('PENDING', 'GRANTED')
                and request.application = :application""";

    private static final String UNKNOWN_AGAIN = """
            select count(*) from (
                select 1 from consent_event event
                join consent_request request on request.id = event.request_id
                where event.at > :since and event.from_status in ('PENDING', 'REVOKED', 'DECLINED', 'EXPIRED')
                    and event.to_status = 'FAULTY' and request.application = :application and request.status = 'FAULTY'
                limit :number) latest""";

    /** Counted from where the latest of these began: many who were known this morning say nothing of those asked now. */
    private static final String KNOWN_AGAIN = """
            select 1 from consent_request where application = :application
                and status in ('PENDING', 'GRANTED', 'REVOKED', 'DECLINED', 'EXPIRED')
                and checked_at >= (
                    select min(at) from (
                        select event.at from consent_event event
                        join consent_request request on request.id = event.request_id
                        where event.at > :since and event.from_status in ('PENDING', 'REVOKED', 'DECLINED', 'EXPIRED')
                            and event.to_status = 'FAULTY' and request.application = :application
                        order by event.at desc limit :number) latest)""";

    /** No more than those beside whom the others are counted. */
    private static final String REVOKED = """
            select count(*) from (
                select 1 from consent_event event
                join consent_request request on request.id = event.request_id
                where event.at > :since and event.from_status = 'GRANTED' and event.to_status in ('REVOKED', 'FAULTY')
                    and event.note is distinct from :scopesAdded and request.application = :application
                    and request.status <> 'GRANTED'
                limit :number) latest""";

    /**
     * Those asked about again since the latest of these began, not all who have consented: most of those were not asked about
     * lately, and a consent taken from everybody would pass for a small share until it has been mailed to many.
     */
    private static final String PROVEN_AGAIN = """
            select 1 from consent_request where application = :application and status = 'GRANTED'
                and last_proof_at > granted_at
                and last_proof_at >= (
                    select min(at) from (
                        select event.at from consent_event event
                        join consent_request request on request.id = event.request_id
                        where event.at > :since and event.from_status = 'GRANTED' and event.to_status in ('REVOKED', 'FAULTY')
                            and event.note is distinct from :scopesAdded and request.application = :application
                            and request.status <> 'GRANTED'
                        order by event.at desc limit :number) latest)""";

    private final Session session;
    private final GrantsConfig config;
    private final Clock clock;

    MassGuard(Session session, GrantsConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether one more answer of {@code user_not_found} is one too many. First checks are weighed among themselves: an import
     * of wrong User IDs is no small share of itself, however many are known from before.
     */
    boolean holdsUnknownUser(ConsentRequest request) {
        var failed = request.status() == ConsentStatus.NEW ? UNKNOWN_AT_FIRST : UNKNOWN_AGAIN;
        var well = request.status() == ConsentStatus.NEW ? KNOWN_AT_FIRST : KNOWN_AGAIN;
        return areTooMany(request.application(), failed, well, config.guards().unknownUsersPercent())
                && !decided(request, QuestionKind.MASS_UNKNOWN_USERS);
    }

    /** Whether one more granted person whose re-check fails is one too many. */
    boolean holdsRevocation(ConsentRequest request) {
        return areTooMany(
                        request.application(),
                        REVOKED,
                        PROVEN_AGAIN,
                        config.guards().revocationsPercent())
                && !decided(request, QuestionKind.MASS_REVOCATIONS);
    }

    /** Counts no more of those that went well than would settle it. */
    private boolean areTooMany(String application, String failedSql, String wellSql, int percent) {
        oneAtATime(application);
        var failed = 1 + count(failedSql, application);
        if (failed <= config.guards().number() || percent == 0) {
            return failed > config.guards().number();
        }
        var enough = failed * Math.max(0, 100 - percent) / percent + 1;
        var well = count("select count(*) from (" + wellSql + " limit " + enough + ") well", application);
        return failed * 100 > (failed + well) * percent;
    }

    /** Answers that arrive together would each see the others uncounted. */
    private void oneAtATime(String application) {
        session.createNativeQuery("select pg_advisory_xact_lock(hashtext('mass guard ' || ?1))", Object.class)
                .setParameter(1, application)
                .getSingleResult();
    }

    /**
     * Whether IT has said that such answers are true: for a day, and for the first answer about each who was known by then,
     * which the call budget may let come much later.
     */
    private boolean decided(ConsentRequest request, QuestionKind kind) {
        return !session.createNativeQuery("""
                        select 1 from open_question where application = ?1 and kind = ?2 and answer = ?4 and answered_at >= ?3""", Object.class)
                .setParameter(1, request.application())
                .setParameter(2, kind.name())
                .setParameter(3, earlier(clock.instant().minus(WINDOW), request.lastLearnt()))
                .setParameter(4, Answers.CONFIRM)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private long count(String sql, String application) {
        var query = session.createNativeQuery(sql, Long.class).setParameter("application", application);
        var parameters = query.getParameterMetadata().getNamedParameterNames();
        if (parameters.contains("since")) {
            query.setParameter("since", clock.instant().minus(WINDOW));
        }
        if (parameters.contains("number")) {
            query.setParameter("number", config.guards().number());
        }
        if (parameters.contains("scopesAdded")) {
            query.setParameter("scopesAdded", Cause.SCOPES_ADDED);
        }
        return query.getSingleResult();
    }
}
