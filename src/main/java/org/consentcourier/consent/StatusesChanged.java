package org.consentcourier.consent;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Fired in the transaction of the changes, once for all of them; observers write due times or rows and nothing else. */
public record StatusesChanged(List<StatusChanged> changes) {

    public StatusesChanged {
        changes = List.copyOf(changes);
    }

    /** The requests whose change is such a one. */
    public List<UUID> requests(Predicate<StatusChanged> which) {
        return changes.stream().filter(which).map(StatusChanged::requestId).toList();
    }
}
