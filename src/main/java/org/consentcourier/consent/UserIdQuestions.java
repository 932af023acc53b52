package org.consentcourier.consent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.Session;

/** Asks IT which of several User IDs is the right one, and closes what has answered itself, of declines too. */
@ApplicationScoped
class UserIdQuestions {

    private static final String RESOLVED = "resolved";

    private static final String DETAIL =
            "Docusign has several users of this address. Nobody is asked before one of their User IDs is chosen.";

    private static final String ASK = """
            insert into open_question (id, application, request_id, kind, detail, asked_by, asked_at)
            select gen_random_uuid(), request.application, request.id, 'SEVERAL_USER_IDS', :detail, :actor, :at
            from consent_request request
            join application_state state on state.application = request.application
            join (
                select environment, person_id from user_id_candidate group by environment, person_id having count(*) > 1) several
                on several.person_id = request.person_id and several.environment = state.environment
            where request.application = :application {scope} and request.status = 'UNRESOLVED'
            on conflict do nothing""";

    private static final String CLOSE = """
            update open_question question set answer = :answer, answered_by = :actor, answered_at = :at
            from consent_request request join application_state state on state.application = request.application
            where request.id = question.request_id and request.application = :application {scope}
                and question.answered_at is null
                and (question.kind = 'SEVERAL_USER_IDS' and (request.status <> 'UNRESOLVED' or (
                        select count(*) from user_id_candidate candidate
                        where candidate.environment = state.environment and candidate.person_id = request.person_id) < 2)
                    or question.kind = 'DECLINED' and request.status not in ('DECLINED', 'FAULTY')
                    or question.kind = 'EXEMPTION_WANTED' and request.status in ('GRANTED', 'EXEMPT', 'LEFT')
                    or question.kind = 'OTHER_USER_ID_GRANTED' and (
                        request.status in ('GRANTED', 'EXEMPT', 'LEFT') or request.round_since > question.asked_at))""";

    private final Session session;
    private final OpenQuestions questions;
    private final Clock clock;

    UserIdQuestions(Session session, OpenQuestions questions, Clock clock) {
        this.session = session;
        this.questions = questions;
        this.clock = clock;
    }

    /** Compares what is asked with how things are, in bulk: twice changes nothing; no persons: everybody. */
    void follow(String application, String actor, Set<UUID> persons) {
        run(CLOSE, "answer", RESOLVED, application, actor, persons);
        run(ASK, "detail", DETAIL, application, actor, persons);
    }

    void onStatusChanges(@Observes StatusesChanged notice) {
        close(notice, QuestionKind.SEVERAL_USER_IDS, change -> change.from() == ConsentStatus.UNRESOLVED);
        close(notice, QuestionKind.DECLINED, UserIdQuestions::isNoDeclineAnyMore);
        close(notice, QuestionKind.OTHER_USER_ID_GRANTED, UserIdQuestions::isNotAskedAnyMore);
        close(notice, QuestionKind.EXEMPTION_WANTED, UserIdQuestions::isNotAskedAnyMore);
    }

    private static boolean isNotAskedAnyMore(StatusChanged change) {
        return switch (change.to()) {
            case GRANTED, EXEMPT, LEFT -> true;
            case UNRESOLVED, NEW, PENDING, REVOKED, DECLINED, EXPIRED, FAULTY -> false;
        };
    }

    /** Whom Docusign does not know for a time has declined all the same. */
    private static boolean isNoDeclineAnyMore(StatusChanged change) {
        return change.to() != ConsentStatus.DECLINED && change.to() != ConsentStatus.FAULTY;
    }

    private void close(StatusesChanged notice, QuestionKind kind, Predicate<StatusChanged> isOver) {
        notice.changes().stream()
                .filter(isOver)
                .collect(groupingBy(StatusChanged::actor, mapping(StatusChanged::requestId, toList())))
                .forEach((actor, requests) -> questions.close(requests, kind, RESOLVED, actor));
    }

    private void run(String sql, String textName, String text, String application, String actor, Set<UUID> persons) {
        var statement = session.createNativeMutationQuery(
                        sql.replace("{scope}", persons.isEmpty() ? "" : "and request.person_id in (:persons)"))
                .setParameter(textName, text)
                .setParameter("application", application)
                .setParameter("actor", actor)
                .setParameter("at", clock.instant());
        if (!persons.isEmpty()) {
            statement.setParameterList("persons", persons);
        }
        statement.executeUpdate();
    }
}
