package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import org.consentcourier.application.FingerprintConfirmed;
import org.hibernate.Session;

/** Begins every request of an application anew when its environment or integration key changed: no consent learnt before counts. */
@ApplicationScoped
class FingerprintRestart {

    private static final String RESTART = """
            with changed as (
                select id, status as from_status from consent_request
                where application = :application and status not in ('EXEMPT', 'LEFT', 'UNRESOLVED') for update),
            restarted as (
                update consent_request request set
                    status = case when user_id is null then 'UNRESOLVED' else 'NEW' end, status_since = :at, round = round + 1, round_since = :at, version = version + 1,
                    check_due_at = case when user_id is null then null else cast(:at as timestamptz) end, check_step = 0, check_claim = check_claim + 1, checked_at = null,
                    outreach_due_at = null
                from changed where changed.id = request.id
                returning request.id, request.round, changed.from_status, request.status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, from_status, status, :actor, 'environment or integration key changed' from restarted""";

    private final Session session;
    private final RosterReconciliation reconciliation;
    private final Clock clock;

    FingerprintRestart(Session session, RosterReconciliation reconciliation, Clock clock) {
        this.session = session;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    void onConfirmation(@Observes FingerprintConfirmed confirmation) {
        if (confirmation.identityChanged()) {
            session.createNativeMutationQuery(RESTART)
                    .setParameter("application", confirmation.application())
                    .setParameter("at", clock.instant())
                    .setParameter("actor", confirmation.by())
                    .executeUpdate();
            reconciliation.reconcile(confirmation.application(), confirmation.by(), Set.of());
        }
    }
}
