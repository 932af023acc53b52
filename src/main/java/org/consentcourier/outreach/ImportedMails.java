package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.roster.RosterChanged;
import org.consentcourier.roster.UndoObjection;
import org.hibernate.Session;

/** What an import means for mails: those to an address that changed are planned anew, and those that left cannot be undone. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ImportedMails implements UndoObjection {

    /** Mails that are being sent just now may still arrive at the old address. */
    private static final String CANCEL = """
            update delivery set status = 'CANCELLED', due_at = null, waits_for = null, last_reply = 'the address changed'
            from roster_change change
            join person on person.id = change.person_id
            join consent_request request on request.person_id = person.id
            where change.import_id = :importId and jsonb_exists(change.after, 'email')
                and delivery.request_id = request.id and delivery.status in ('QUEUED', 'DEFERRED')
                and delivery.recipient <> person.email""";

    /** The planner orders the same step again, and tries the new address where the old one could not be reached. */
    private static final String PLAN_AGAIN = """
            update consent_request request set outreach_due_at = :now, version = version + 1
            from roster_change change
            where change.import_id = :importId and jsonb_exists(change.after, 'email')
                and request.person_id = change.person_id and request.status in ('PENDING', 'REVOKED')""";

    private static final String LEFT = """
            select count(*) from delivery
            join consent_request request on request.id = delivery.request_id
            join person on person.id = request.person_id
            join roster_import import on import.id = person.import_id
            where import.id = :importId and (delivery.status in ('SENDING', 'SENT', 'UNKNOWN') or delivery.may_have_arrived)
                and exists (select 1 from delivery_attempt attempt
                    where attempt.delivery_id = delivery.id and attempt.started_at >= import.imported_at)""";

    private final Session session;
    private final Clock clock;

    ImportedMails(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    void onRosterChange(@Observes RosterChanged change) {
        if (change.importId() != null) {
            session.createNativeMutationQuery(CANCEL)
                    .setParameter("importId", change.importId())
                    .executeUpdate();
            session.createNativeMutationQuery(PLAN_AGAIN)
                    .setParameter("importId", change.importId())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
    }

    @Override
    public Optional<String> toUndo(UUID importId) {
        var left = session.createNativeQuery(LEFT, Long.class)
                .setParameter("importId", importId)
                .getSingleResult();
        return left == 0
                ? Optional.empty()
                : Optional.of(
                        left == 1
                                ? "A mail has been sent to somebody it added or changed."
                                : "%,d mails have been sent to people it added or changed.".formatted(left));
    }
}
