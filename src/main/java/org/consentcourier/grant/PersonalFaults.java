package org.consentcourier.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.consentcourier.docusign.Evidence;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome;
import org.hibernate.Session;

/**
 * Tells a refusal nobody documents that one person alone gets from a fault of the application. It counts as the latter until
 * proven otherwise; without that proof one person could halt an application for all others, over and over.
 */
@ApplicationScoped
class PersonalFaults {

    /** So often in a row the person must have got this answer before. */
    private static final int PROOF = 2;

    private static final String EARLIER = """
            select count(*) from (
                select outcome, error, error_description, at from grant_check
                where request_id = :request and not late order by id desc limit :proof) earlier
            where outcome in ('UNEXPLAINED', 'UNKNOWN_USER')
                and error is not distinct from cast(:error as text)
                and error_description is not distinct from cast(:description as text)
                and exists (
                    select 1 from consent_request other
                    where other.application = :application and other.id <> :request and other.checked_at > earlier.at)""";

    /** Docusign has said the same of somebody else lately, for whom it was proven. */
    private static final String PROVEN_OF_ANOTHER = """
            select 1 from consent_event event
            join consent_request request on request.id = event.request_id
            where event.at > :since and event.to_status = 'FAULTY' and request.application = :application
                and event.error is not distinct from cast(:error as text)
                and event.error_description is not distinct from cast(:description as text)""";

    private static final Duration LATELY = Duration.ofDays(1);

    private final Session session;
    private final Clock clock;

    PersonalFaults(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The outcome itself; or that the person is unknown, where Docusign has told us of others after each such answer, of this one or lately of another. */
    GrantOutcome judge(CheckClaim claim, GrantOutcome outcome) {
        return outcome instanceof GrantOutcome.ApplicationFault(var cause, var evidence)
                        && cause == FaultCause.UNEXPLAINED
                        && QuarkusTransaction.requiringNew()
                                .call(() -> isProven(claim.requestId(), claim.application(), evidence)
                                        || isProvenOfAnother(claim.application(), evidence))
                ? new GrantOutcome.UnknownUser(evidence)
                : outcome;
    }

    private boolean isProven(UUID request, String application, Evidence evidence) {
        return session.createNativeQuery(EARLIER, Long.class)
                        .setParameter("request", request)
                        .setParameter("proof", PROOF)
                        .setParameter("error", evidence.error(), String.class)
                        .setParameter("description", evidence.errorDescription(), String.class)
                        .setParameter("application", application)
                        .getSingleResult()
                == PROOF;
    }

    private boolean isProvenOfAnother(String application, Evidence evidence) {
        return !session.createNativeQuery(PROVEN_OF_ANOTHER, Object.class)
                .setParameter("since", clock.instant().minus(LATELY))
                .setParameter("application", application)
                .setParameter("error", evidence.error(), String.class)
                .setParameter("description", evidence.errorDescription(), String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
