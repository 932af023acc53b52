package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.Transition;
import org.consentcourier.roster.Departures;

/** What follows from the answer to a question about a person. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PersonAnswers {

    private final ConsentDecisions decisions;
    private final ConsentRequests requests;
    private final Departures departures;

    PersonAnswers(ConsentDecisions decisions, ConsentRequests requests, Departures departures) {
        this.decisions = decisions;
        this.requests = requests;
        this.departures = departures;
    }

    /** Before the question is answered: whoever changes the roster takes it before everything else. */
    void hold(PersonAnswer answer) {
        if (answer == PersonAnswer.LEFT) {
            departures.hold();
        }
    }

    /** False: the state is another by now, and nothing followed. */
    boolean follow(Question question, PersonAnswer answer, String note, String by) {
        var request = question.requestId();
        if (request == null) {
            return false;
        }
        return switch (answer) {
            case RIGHT, STAYS, CORRECTED, THEIRS, GO_ON, LEAVE -> true;
            case WRONG_PERSON -> isDone(decisions.exempt(request, reason("wrong person", note), null, by));
            case EXEMPT -> isDone(decisions.exempt(request, reason(question.detail(), note), null, by));
            case REOPEN -> isDone(decisions.reopen(request, by));
            case LEFT -> leave(request, by);
        };
    }

    private boolean leave(UUID requestId, String by) {
        var request = requests.findById(requestId);
        return departures.leave(request.person().id(), request.application(), by);
    }

    private static String reason(String usual, String note) {
        return note.isEmpty() ? usual : note;
    }

    private static boolean isDone(Optional<Transition> transition) {
        return transition.filter(made -> !(made instanceof Transition.Refused)).isPresent();
    }
}
