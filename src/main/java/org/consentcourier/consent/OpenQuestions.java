package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

/** Things IT must decide; asking the same thing twice leaves one question. */
@ApplicationScoped
@Transactional
public class OpenQuestions {

    private static final String SELECT = """
            select id, application, request_id, kind, detail, asked_by, asked_at, answer, answered_by, answered_at
            from open_question""";

    private static final String AFTER =
            " and (asked_at, id) > (select asked_at, id from open_question where id = :after)";

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

    /** All about one request, answered or not, the oldest first. */
    public List<Question> ofRequest(UUID requestId) {
        return session.createNativeQuery(SELECT + " where request_id = :request order by asked_at, id", Object[].class)
                .setParameter("request", requestId)
                .getResultStream()
                .map(OpenQuestions::question)
                .toList();
    }

    /** The oldest open one about a whole application. */
    public Optional<Question> openAbout(String application) {
        return session.createNativeQuery(
                        SELECT + " where application = :application and request_id is null and answered_at is null"
                                + " order by asked_at, id",
                        Object[].class)
                .setParameter("application", application)
                .setMaxResults(1)
                .getResultStream()
                .map(OpenQuestions::question)
                .findFirst();
    }

    /** Answers a question once; false when it is unknown or answered already. */
    public boolean answer(UUID id, String answer, String answeredBy) {
        return answering("id = :id", answer, answeredBy).setParameter("id", id).executeUpdate() == 1;
    }

    /** Closes the open questions of one kind about a whole application. */
    public void answerAll(String application, QuestionKind kind, String answer, String answeredBy) {
        answering("application = :application and kind = :kind and request_id is null", answer, answeredBy)
                .setParameter("application", application)
                .setParameter("kind", kind.name())
                .executeUpdate();
    }

    /** Closes the open questions of one kind about these requests, where there are any. */
    void close(List<UUID> requestIds, QuestionKind kind, String answer, String answeredBy) {
        answering("request_id = any(:requests) and kind = :kind", answer, answeredBy)
                .setParameter("requests", requestIds.toArray(UUID[]::new), UUID[].class)
                .setParameter("kind", kind.name())
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH) // Requests are changed still; they are written once.
                .executeUpdate();
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

    /** Of which kind the oldest is that IT still has to decide about this request. */
    public Optional<QuestionKind> oldest(UUID requestId) {
        return session.createNativeQuery(
                        "select kind from open_question where request_id = :id and answered_at is null order by asked_at, id",
                        String.class)
                .setParameter("id", requestId)
                .setMaxResults(1)
                .getResultStream()
                .map(QuestionKind::valueOf)
                .findFirst();
    }

    /** Those of these requests about which IT still has to decide something. */
    public Set<UUID> held(Collection<UUID> requestIds) {
        return new HashSet<>(session.createNativeQuery(
                        "select request_id from open_question where request_id = any(:ids) and answered_at is null",
                        UUID.class)
                .setParameter("ids", requestIds.toArray(UUID[]::new), UUID[].class)
                .getResultList());
    }

    /** The last question of this kind about a request, answered or not. */
    public Optional<Question> newest(UUID requestId, QuestionKind kind) {
        return session.createNativeQuery(
                        SELECT
                                + " where request_id = :request and kind = :kind order by asked_at desc, answered_at desc",
                        Object[].class)
                .setParameter("request", requestId)
                .setParameter("kind", kind.name())
                .setMaxResults(1)
                .getResultStream()
                .map(OpenQuestions::question)
                .findFirst();
    }

    /** How many are open. */
    public int count() {
        return Math.toIntExact(
                session.createNativeQuery("select count(*) from open_question where answered_at is null", Long.class)
                        .getSingleResult());
    }

    /** What is open, oldest first; {@code after} is the last one of the page before. */
    public List<Question> open(@Nullable UUID after, int limit) {
        var query = session.createNativeQuery(
                        SELECT + " where answered_at is null" + (after == null ? "" : AFTER)
                                + " order by asked_at, id limit :limit",
                        Object[].class)
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultStream().map(OpenQuestions::question).toList();
    }

    private MutationQuery answering(String which, String answer, String answeredBy) {
        return session.createNativeMutationQuery(
                        "update open_question set answer = :answer, answered_by = :by, answered_at = :at"
                                + " where answered_at is null and " + which)
                .setParameter("answer", answer)
                .setParameter("by", answeredBy)
                .setParameter("at", clock.instant());
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
