package org.consentcourier.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.roster.UserIds.Choice;

/** What IT answers to open questions: the answer to a mass guard lets its application go on, a User ID is used from then on. */
@ApplicationScoped
@Transactional
public class Answers {

    /** To a mass guard: Docusign's answers are true, let them count. */
    public static final String CONFIRM = "confirm";

    /** To a mass guard: what was wrong is mended, ask Docusign again with the guard on. */
    public static final String RECHECK = "recheck";

    /** To another User ID that has consented: go on with the present one. */
    public static final String KEEP = "keep";

    private static final List<String> TO_A_GUARD = List.of(CONFIRM, RECHECK);

    private final OpenQuestions questions;
    private final UserIdChoice userIds;
    private final GuardHold hold;
    private final PersonAnswers people;
    private final AuditTrail audit;

    Answers(OpenQuestions questions, UserIdChoice userIds, GuardHold hold, PersonAnswers people, AuditTrail audit) {
        this.questions = questions;
        this.userIds = userIds;
        this.hold = hold;
        this.people = people;
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

        /** The person is in another state by now: nothing was changed, and the question is open still. */
        record Overtaken(Question question) implements Outcome {}

        /** This question takes only these answers. */
        record NotAllowed(List<String> allowed) implements Outcome {}
    }

    /** What a question takes as its answer. */
    public enum Takes {
        /** {@link #CONFIRM} or {@link #RECHECK}. */
        A_DECISION,
        /** One of its {@link #choices}. */
        A_USER_ID,
        /** One of its {@link #choices}, or {@link #KEEP}. */
        A_USER_ID_OR_KEEP,
        /** One of {@link PersonAnswer#to}. */
        AN_ANSWER;

        /** By the kind of the question. */
        public static Takes of(QuestionKind kind) {
            return switch (kind) {
                case MASS_UNKNOWN_USERS, MASS_REVOCATIONS -> A_DECISION;
                case SEVERAL_USER_IDS -> A_USER_ID;
                case OTHER_USER_ID_GRANTED -> A_USER_ID_OR_KEEP;
                case NOT_ME, LEFT_COMPANY, WRONG_MANAGER, EXEMPTION_WANTED, DECLINED -> AN_ANSWER;
            };
        }
    }

    /** The User IDs a question offers; none where it is about something else. */
    public List<Choice> choices(Question question) {
        return switch (Takes.of(question.kind())) {
            case A_USER_ID, A_USER_ID_OR_KEEP ->
                userIds.of(question).stream().filter(choice -> !choice.inUse()).toList();
            case A_DECISION, AN_ANSWER -> List.of();
        };
    }

    /** The words a question takes that are no User IDs. */
    public static List<String> words(QuestionKind kind) {
        return switch (Takes.of(kind)) {
            case A_DECISION -> TO_A_GUARD;
            case A_USER_ID -> List.of();
            case A_USER_ID_OR_KEEP -> List.of(KEEP);
            case AN_ANSWER ->
                PersonAnswer.to(kind).stream().map(PersonAnswer::word).toList();
        };
    }

    /** Answers one question, once. */
    public Outcome answer(UUID id, String answer, String by) {
        return answer(id, answer, "", by);
    }

    /** The same with a note, which is kept with an answer about a person; empty: none. */
    public Outcome answer(UUID id, String answer, String note, String by) {
        return questions
                .find(id)
                .map(question -> switch (Takes.of(question.kind())) {
                    case A_DECISION -> decide(question, answer, by);
                    case A_USER_ID -> choose(question, answer, List.of(), by);
                    case A_USER_ID_OR_KEEP -> choose(question, answer, List.of(KEEP), by);
                    case AN_ANSWER -> aboutPerson(question, answer, note, by);
                })
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome decide(Question question, String answer, String by) {
        if (!TO_A_GUARD.contains(answer)) {
            return new Outcome.NotAllowed(TO_A_GUARD);
        }
        hold.lock(question.application());
        var outcome = close(question, answer, answer, by);
        if (outcome instanceof Outcome.Taken) {
            if (answer.equals(RECHECK)) {
                hold.recheckBelieved(question);
            }
            hold.answered(question.application(), by);
        }
        return outcome;
    }

    private Outcome choose(Question question, String answer, List<String> besides, String by) {
        userIds.hold(question);
        var chosen = answer.strip().toLowerCase(Locale.ROOT);
        var allowed = new ArrayList<>(besides);
        choices(question).forEach(choice -> allowed.add(choice.userId().toString()));
        if (!allowed.contains(chosen)) {
            return new Outcome.NotAllowed(List.copyOf(allowed));
        }
        // First, for the User ID once set closes what is open about it.
        var outcome = close(question, chosen, chosen, by);
        if (outcome instanceof Outcome.Taken && !besides.contains(chosen)) {
            userIds.use(question, UUID.fromString(chosen), by);
        }
        return outcome;
    }

    private Outcome aboutPerson(Question question, String words, String note, String by) {
        var answer = PersonAnswer.of(words).filter(PersonAnswer.to(question.kind())::contains);
        if (answer.isEmpty()) {
            return new Outcome.NotAllowed(words(question.kind()));
        }
        var noted = note.isEmpty() ? words : words + ": " + note;
        people.hold(answer.get());
        var outcome = close(question, noted, answer.get().word(), by);
        if (outcome instanceof Outcome.Taken && !people.follow(question, answer.get(), note, by)) {
            QuarkusTransaction.setRollbackOnly();
            return new Outcome.Overtaken(question);
        }
        return outcome;
    }

    private Outcome close(Question question, String answer, String noted, String by) {
        if (!questions.answer(question.id(), answer, by)) {
            return new Outcome.AnsweredBefore(question);
        }
        audit.record(by, "answered", "question " + question.id(), noted);
        return new Outcome.Taken(questions.find(question.id()).orElseThrow());
    }
}
