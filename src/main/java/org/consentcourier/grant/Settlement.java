package org.consentcourier.grant;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.Consents;

/** Writes what Docusign answered, if the claim it was asked under still holds. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class Settlement {

    private final ConsentRequests requests;
    private final Consents consents;
    private final GrantCheckLog log;
    private final Ruling ruling;

    Settlement(ConsentRequests requests, Consents consents, GrantCheckLog log, Ruling ruling) {
        this.requests = requests;
        this.consents = consents;
        this.log = log;
        this.ruling = ruling;
    }

    /** Whether the claim it was asked under holds no more. */
    boolean isLate(CheckAnswer answer) {
        return requests.findByIdOptional(answer.requestId())
                .filter(request -> request.holdsCheck(answer.claim().number()))
                .isEmpty();
    }

    /** Settles one answer; waits for whoever holds its request. */
    Settled settle(CheckAnswer answer, String actor) {
        var request = requests.lock(answer.requestId()).orElseThrow();
        return settle(List.of(new HeldAnswer(request, answer)), actor).getFirst();
    }

    /**
     * Settles many answers in one transaction, and returns those that must be settled one by one: about a request that
     * somebody else holds, for whoever holds many must not wait for more, and those a mass guard must weigh.
     */
    List<CheckAnswer> settleTogether(List<CheckAnswer> answers, String actor) {
        var locked = requests
                .tryLockToWrite(answers.stream().map(CheckAnswer::requestId).toList())
                .stream()
                .collect(toMap(ConsentRequest::id, identity()));
        var held = new ArrayList<HeldAnswer>();
        var others = new ArrayList<CheckAnswer>();
        for (var answer : answers) {
            var candidate = Optional.ofNullable(locked.get(answer.requestId()))
                    .map(request -> new HeldAnswer(request, answer))
                    .filter(it -> !it.isWeighed());
            candidate.ifPresentOrElse(held::add, () -> others.add(answer));
        }
        settle(held, actor);
        requests.write(held.stream().map(HeldAnswer::request).toList());
        return others;
    }

    private List<Settled> settle(List<HeldAnswer> held, String actor) {
        log.keep(held);
        return consents.together(changes ->
                held.stream().map(it -> ruling.apply(changes, it, actor)).toList());
    }
}
