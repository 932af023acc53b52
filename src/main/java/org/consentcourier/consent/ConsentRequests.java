package org.consentcourier.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Finds and locks single requests. */
@ApplicationScoped
public class ConsentRequests implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Locks the request against any other change until the transaction ends; waits for who holds it. */
    public Optional<ConsentRequest> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Locks the request only if nobody holds it: for callers that hold other rows and so must not wait. */
    public Optional<ConsentRequest> tryLock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    /** All requests of one person, by application. */
    public List<ConsentRequest> ofPerson(UUID personId) {
        return list("person.id = ?1 order by application", personId);
    }
}
