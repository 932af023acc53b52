package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.Consents;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.docusign.GrantOutcome;

/** What is written before and after the checks of a person's other User IDs; nothing here touches the network. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class OtherUserIdClaims {

    /** In the history of the request, where it also tells when they were checked last. */
    private static final String CHECKED = "other User IDs of the address are checked too";

    /** However often a page is reloaded, Docusign is asked about the others no more often than this. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int MOST = 5;

    private final ConsentRequests requests;
    private final Consents consents;
    private final OpenQuestions questions;
    private final UserIdChoice userIds;
    private final Clock clock;

    OtherUserIdClaims(
            ConsentRequests requests, Consents consents, OpenQuestions questions, UserIdChoice userIds, Clock clock) {
        this.requests = requests;
        this.consents = consents;
        this.questions = questions;
        this.userIds = userIds;
        this.clock = clock;
    }

    /** One other User ID to be checked while the request is about {@code present}. */
    record Other(UUID requestId, String application, UUID present, UUID userId) {}

    /** The others of a request Docusign has just said {@code consent_required} to; none where it was done just now, or is decided. */
    List<Other> claim(UUID requestId, String actor) {
        return requests.lock(requestId)
                .filter(this::isRefused)
                .filter(request -> !isAskedOrKept(request))
                .filter(request ->
                        !consents.isNoted(request, CHECKED, clock.instant().minus(PAUSE)))
                .map(request -> claim(request, actor))
                .orElse(List.of());
    }

    /** Another User ID has consented: asks IT once, and changes no state. */
    void settle(Other other, GrantOutcome.Granted granted, String actor) {
        requests.lock(other.requestId())
                .filter(this::isRefused)
                .filter(request ->
                        request.userId().filter(other.present()::equals).isPresent())
                .filter(request -> questions.ask(
                        request.application(),
                        request.id(),
                        QuestionKind.OTHER_USER_ID_GRANTED,
                        "Consent was given with " + other.userId() + ", another User ID of the same address.",
                        actor))
                .ifPresent(request -> consents.note(
                        request,
                        Ruling.cause(granted, actor, "consent was given with another User ID, " + other.userId())));
    }

    /** Whether IT is asked about another User ID that has consented. */
    boolean isFound(UUID requestId) {
        return questions
                .newest(requestId, QuestionKind.OTHER_USER_ID_GRANTED)
                .filter(question -> question.answeredAt() == null)
                .isPresent();
    }

    private List<Other> claim(ConsentRequest request, String actor) {
        var present = request.userId().orElseThrow();
        var others = userIds.of(request).stream()
                .filter(choice -> !choice.inUse() && !choice.userId().equals(present))
                .limit(MOST)
                .map(choice -> new Other(request.id(), request.application(), present, choice.userId()))
                .toList();
        if (!others.isEmpty()) {
            consents.note(request, Cause.of(actor, CHECKED));
        }
        return others;
    }

    /** Whether the last answer was {@code consent_required}, and is new. */
    private boolean isRefused(ConsentRequest request) {
        return switch (request.status()) {
            case PENDING, REVOKED, DECLINED, EXPIRED -> request.checkedWithin(PAUSE, clock.instant());
            case UNRESOLVED, NEW, GRANTED, FAULTY, EXEMPT, LEFT -> false;
        };
    }

    private boolean isAskedOrKept(ConsentRequest request) {
        return questions
                .newest(request.id(), QuestionKind.OTHER_USER_ID_GRANTED)
                .filter(question -> question.answer() == null || isKept(question, request))
                .isPresent();
    }

    /** In this round IT has said to go on with the present one. */
    private static boolean isKept(Question question, ConsentRequest request) {
        return Answers.KEEP.equals(question.answer()) && !question.askedAt().isBefore(request.roundSince());
    }
}
