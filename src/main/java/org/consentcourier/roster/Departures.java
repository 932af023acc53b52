package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.hibernate.Session;

/** Takes one person off the roster of an application, as an import does with whom a full file leaves out. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Departures {

    private final Session session;
    private final Event<RosterChanged> changed;
    private final AuditTrail audit;
    private final Clock clock;

    Departures(Session session, Event<RosterChanged> changed, AuditTrail audit, Clock clock) {
        this.session = session;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps others from changing the roster until the transaction ends: before requests or questions are held, as imports do. */
    public void hold() {
        session.createNativeQuery("select version from roster_version for update", Long.class)
                .getSingleResult();
    }

    /** Whether that changed anything; a file that names the person brings them back. */
    public boolean leave(UUID personId, String application, String by) {
        hold();
        var left = session.createNativeMutationQuery("""
                        update person set rosters = array_remove(rosters, :application), updated_at = :at
                        where id = :id and :application = any(rosters)""")
                        .setParameter("application", application)
                        .setParameter("at", clock.instant())
                        .setParameter("id", personId)
                        .executeUpdate()
                == 1;
        if (left) {
            session.createNativeMutationQuery("update roster_version set version = version + 1")
                    .executeUpdate();
            audit.record(by, "took off the roster", "person " + personId, "application " + application);
            changed.fire(RosterChanged.of(List.of(application), by, Set.of(personId)));
        }
        return left;
    }
}
