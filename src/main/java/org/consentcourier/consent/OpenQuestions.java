package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Things IT must decide; asking the same thing twice leaves one question. */
@ApplicationScoped
@Transactional
public class OpenQuestions {

    private static final String SELECT = """
            select id, application, request_id, kind, detail, asked_by, asked_at, answer, answered_by, answered_at
            from open_question""";

    private final Session session;
    private final Clock clock;

    OpenQuestions(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** One question with its answer, if it has one; {@code requestId} is null for a question about a whole application. */
    public record Question(
            UUID id,
            String application,
            @Nullable UUID requestId,
            QuestionKind kind,
            String detail,
            String askedBy,
            Instant askedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    /** Asks, unless the same question is open already; returns whether it is new. */
    public boolean ask(String application, @Nullable UUID requestId, QuestionKind kind, String detail, String askedBy) {
        return session.createNativeMutationQuery("""
                        insert into open_question (id, application, request_id, kind, detail, asked_by, asked_at)
                        values (:id, :application, cast(:request as uuid), :kind, :detail, :askedBy, :at)
                        on conflict do nothing""")
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("application", application)
                        .setParameter("request", requestId == null ? null : requestId.toString())
                        .setParameter("kind", kind.name())
                        .setParameter("detail", detail)
                        .setParameter("askedBy", askedBy)
                        .setParameter("at", clock.instant())
                        .executeUpdate()
                == 1;
    }

    public Optional<Question> find(UUID id) {
        return session.createNativeQuery(SELECT + " where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(OpenQuestions::question)
                .findFirst();
    }

    /** Answers a question once; false when it is unknown or answered already. */
    public boolean answer(UUID id, String answer, String answeredBy) {
        return session.createNativeMutationQuery("""
                        update open_question set answer = :answer, answered_by = :by, answered_at = :at
                        where id = :id and answered_at is null""")
                        .setParameter("answer", answer)
                        .setParameter("by", answeredBy)
                        .setParameter("at", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Closes the open questions of one kind about a whole application. */
    public void answerAll(String application, QuestionKind kind, String answer, String answeredBy) {
        open().stream()
                .filter(question -> question.application().equals(application)
                        && question.requestId() == null
                        && question.kind() == kind)
                .forEach(question -> answer(question.id(), answer, answeredBy));
    }

    /** Whether IT still has to decide something about this request; reminders wait for it. */
    public boolean holds(UUID requestId) {
        return !session.createNativeQuery(
                        "select 1 from open_question where request_id = :id and answered_at is null", Object.class)
                .setParameter("id", requestId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What is open, oldest first. */
    public List<Question> open() {
        return session.createNativeQuery(SELECT + " where answered_at is null order by asked_at, id", Object[].class)
                .getResultStream()
                .map(OpenQuestions::question)
                .toList();
    }

    private static Question question(Object[] row) {
        return new Question(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                QuestionKind.valueOf((String) row[3]),
                (String) row[4],
                (String) row[5],
                (Instant) row[6],
                (String) row[7],
                (String) row[8],
                (Instant) row[9]);
    }
}
