package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.roster.UserIds;
import org.consentcourier.roster.UserIds.Choice;

/** Leads from a request, or a question about one, to the User IDs of its person. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class UserIdChoice {

    private final Applications applications;
    private final ConsentRequests requests;
    private final UserIds userIds;

    UserIdChoice(Applications applications, ConsentRequests requests, UserIds userIds) {
        this.applications = applications;
        this.requests = requests;
        this.userIds = userIds;
    }

    /** None once the application is no longer configured, which alone tells the environment. */
    List<Choice> of(Question question) {
        return of(requests.findById(requestId(question)));
    }

    List<Choice> of(ConsentRequest request) {
        return applications
                .find(request.application())
                .map(application -> userIds.choices(request.person().id(), application.environment()))
                .orElse(List.of());
    }

    /** Holds what an answer changes in the order in which an import takes it: the roster, the request, the question. */
    void hold(Question question) {
        userIds.hold();
        requests.lock(requestId(question));
    }

    /** Uses one of the choices, which cannot have been taken since they were held. */
    void use(Question question, UUID userId, String by) {
        var request = requests.findById(requestId(question));
        var environment = applications
                .find(request.application())
                .map(Application::environment)
                .orElseThrow();
        switch (userIds.set(request.person().id(), environment, userId, by)) {
            case UserIds.Outcome.Done done -> {}
            case UserIds.Outcome.Unchanged unchanged -> {}
            case UserIds.Outcome.TakenBy taken ->
                throw new IllegalStateException("User ID of question %s was taken while held".formatted(question.id()));
            case UserIds.Outcome.UnknownPerson unknown ->
                throw new IllegalStateException("Question %s is about nobody".formatted(question.id()));
        }
    }

    private static UUID requestId(Question question) {
        return Objects.requireNonNull(question.requestId(), "A question about a User ID is about a request");
    }
}
