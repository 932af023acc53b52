package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.QuestionKind;

/** What IT answers to open questions; the answer to a mass guard lets its application go on. */
@ApplicationScoped
@Transactional
public class Answers {

    /** To a mass guard: Docusign's answers are true, let them count. */
    public static final String CONFIRM = "confirm";

    /** To a mass guard: what was wrong is mended, ask Docusign again with the guard on. */
    public static final String RECHECK = "recheck";

    private static final List<String> TO_A_GUARD = List.of(CONFIRM, RECHECK);

    private final OpenQuestions questions;
    private final ApplicationStates states;
    private final AuditTrail audit;

    Answers(OpenQuestions questions, ApplicationStates states, AuditTrail audit) {
        this.questions = questions;
        this.states = states;
        this.audit = audit;
    }

    /** What became of an answer. */
    public sealed interface Outcome {

        /** It was taken. */
        record Taken(Question question) implements Outcome {}

        /** There is no such question. */
        record Unknown() implements Outcome {}

        /** Somebody has answered before. */
        record AnsweredBefore(Question question) implements Outcome {}

        /** This question takes only these answers. */
        record NotAllowed(List<String> allowed) implements Outcome {}
    }

    /** Whether the question takes only {@link #CONFIRM} or {@link #RECHECK}. */
    public static boolean isGuard(QuestionKind kind) {
        return switch (kind) {
            case MASS_UNKNOWN_USERS, MASS_REVOCATIONS -> true;
            case NOT_ME, LEFT_COMPANY, SEVERAL_USER_IDS, OTHER_USER_ID_GRANTED -> false;
        };
    }

    /** Answers one question, once. */
    public Outcome answer(UUID id, String answer, String by) {
        var found = questions.find(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var question = found.get();
        var guard = isGuard(question.kind());
        if (guard && !TO_A_GUARD.contains(answer)) {
            return new Outcome.NotAllowed(TO_A_GUARD);
        }
        if (!questions.answer(id, answer, by)) {
            return new Outcome.AnsweredBefore(question);
        }
        audit.record(by, "answered", "question " + id, guard ? answer : "");
        if (guard) {
            states.endHold(question.application(), by);
        }
        return new Outcome.Taken(questions.find(id).orElseThrow());
    }
}
