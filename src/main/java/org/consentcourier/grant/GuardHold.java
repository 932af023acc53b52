package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.EnumSet;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.QuestionKind;

/** Keeps an application held for as long as a mass guard's question about it is open, and no longer. */
@ApplicationScoped
class GuardHold {

    private final ApplicationStates states;
    private final OpenQuestions questions;
    private final DueChecks due;
    private final Clock clock;

    GuardHold(ApplicationStates states, OpenQuestions questions, DueChecks due, Clock clock) {
        this.states = states;
        this.questions = questions;
        this.due = due;
        this.clock = clock;
    }

    /** Holds it and asks IT, both or neither: without a question nobody could end the hold. */
    @Transactional(TxType.REQUIRES_NEW)
    void begin(String application, QuestionKind kind, String detail) {
        states.holdForDecision(application, kind.name(), detail);
        questions.ask(application, null, kind, detail, "scheduler");
    }

    /** Before a question is answered: answers to two questions, and a third that is being asked, go one after the other. */
    @Transactional(TxType.MANDATORY)
    void lock(String application) {
        states.lock(application);
    }

    /** The answers before those that were one too many changed states; what was wrong with the held ones was wrong with them. */
    @Transactional(TxType.MANDATORY)
    void recheckBelieved(Question question) {
        var from = question.kind() == QuestionKind.MASS_REVOCATIONS
                ? EnumSet.of(ConsentStatus.GRANTED)
                : EnumSet.complementOf(EnumSet.of(ConsentStatus.GRANTED));
        due.recheckBelieved(question.application(), from, question.askedAt().minus(MassGuard.WINDOW), clock.instant());
    }

    /** One question is answered: the application goes on, or is held for the next. */
    @Transactional(TxType.MANDATORY)
    void answered(String application, String by) {
        questions
                .openAbout(application)
                .ifPresentOrElse(
                        next -> states.holdForDecision(application, next.kind().name(), next.detail()),
                        () -> states.endHold(application, by));
    }
}
