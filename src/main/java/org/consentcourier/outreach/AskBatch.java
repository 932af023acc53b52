package org.consentcourier.outreach;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentRequests.Standing;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;

/** What the letters of one claim need to know, looked up for all of them at once. */
@TransactionScoped
class AskBatch implements Serializable {

    private final transient ConsentRequests requests;
    private final transient OpenQuestions questions;
    private final transient Deliveries deliveries;
    private final transient Map<UUID, Standing> standings = new HashMap<>();
    private final transient Map<UUID, Optional<ConsentRequest>> locked = new HashMap<>();
    private final transient Map<UUID, List<DeliveryRow>> mails = new HashMap<>();
    private final transient Set<UUID> held = new HashSet<>();

    AskBatch(ConsentRequests requests, OpenQuestions questions, Deliveries deliveries) {
        this.requests = requests;
        this.questions = questions;
        this.deliveries = deliveries;
    }

    void readStandings(Collection<UUID> ids) {
        standings.putAll(requests.standings(ids));
    }

    /** Locks those that nobody holds. */
    void readAll(Collection<UUID> ids) {
        ids.forEach(id -> locked.put(id, Optional.empty()));
        requests.tryLock(ids).forEach(request -> locked.put(request.id(), Optional.of(request)));
        requests.readPeople(ids);
        held.addAll(questions.held(ids));
        ids.forEach(id -> mails.put(id, List.of()));
        mails.putAll(deliveries.ofRequests(ids));
    }

    /** One as it is, without a lock. */
    ConsentRequest find(UUID id) {
        return requests.findById(id);
    }

    Standing standing(UUID id) {
        return standings.computeIfAbsent(
                id, missing -> requests.standing(missing).orElseThrow());
    }

    /** Empty where somebody else holds it. */
    Optional<ConsentRequest> lock(UUID id) {
        if (!locked.containsKey(id)) {
            readAll(List.of(id));
        }
        return locked.getOrDefault(id, Optional.empty());
    }

    /** All mails of a request, oldest first; empty where they were not looked up with the others. */
    Optional<List<DeliveryRow>> mails(UUID id) {
        return Optional.ofNullable(mails.get(id));
    }

    boolean isHeld(UUID id) {
        return held.contains(id);
    }
}
