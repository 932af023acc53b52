package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;

/** Finds out how it goes on with a request; the planner acts on it, and pages tell it. */
@ApplicationScoped
class Courses {

    private static final Set<DeliveryStatus> ON_ITS_WAY = EnumSet.of(
            DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.DEFERRED, DeliveryStatus.RENDER_FAILED);

    private final Histories histories;
    private final OutreachPolicies policies;
    private final OpenQuestions questions;

    Courses(Histories histories, OutreachPolicies policies, OpenQuestions questions) {
        this.histories = histories;
        this.policies = policies;
        this.questions = questions;
    }

    Course of(ConsentRequest request, Instant now) {
        var mails = histories.mails(request);
        return isOver(request, mails, now) ? new Course.Free(new Next.Expire()) : whileAsked(request, mails, now);
    }

    /** What is being handed over just now is waited for. */
    private boolean isOver(ConsentRequest request, List<DeliveryRow> mails, Instant now) {
        return policy(request).isOver(Histories.begun(mails), now)
                && mails.stream().noneMatch(mail -> mail.status() == DeliveryStatus.SENDING);
    }

    private Course whileAsked(ConsentRequest request, List<DeliveryRow> mails, Instant now) {
        var back = request.backAt(now);
        if (back.isPresent()) {
            return new Course.Away(back.get());
        }
        if (questions.holds(request.id())) {
            return new Course.Questioned();
        }
        var undeliverable = mails.stream()
                .filter(mail -> mail.status() == DeliveryStatus.UNDELIVERABLE)
                .toList();
        if (!undeliverable.isEmpty()) {
            return new Course.Undeliverable(undeliverable);
        }
        return mails.stream()
                .filter(mail -> ON_ITS_WAY.contains(mail.status()))
                .findFirst()
                .map(mail -> onItsWay(mail, request, mails, now))
                .orElseGet(() -> new Course.Free(next(request, mails, now)));
    }

    private Course onItsWay(DeliveryRow mail, ConsentRequest request, List<DeliveryRow> mails, Instant now) {
        return mail.kind() == DeliveryKind.REMINDER
                        && mail.status() != DeliveryStatus.SENDING
                        && policy(request).next(histories.ofMails(request, mails), now)
                                instanceof Next.Send(var kind, var step)
                        && kind == DeliveryKind.EXPIRY_NOTICE
                ? new Course.Superseded(mail, new Next.Send(kind, step))
                : new Course.OnItsWay(mail);
    }

    /** That time, or when it is time for the last notice or asking ends, where that is before it. */
    Instant noLater(Instant at, ConsentRequest request, Instant now) {
        return policy(request)
                .turnAfter(now, histories.ofMails(request, histories.mails(request)))
                .filter(at::isAfter)
                .orElse(at);
    }

    /** When asking ends; empty: it has not begun, or never does by itself. */
    Optional<Instant> endOf(ConsentRequest request) {
        return Histories.begun(histories.mails(request)).flatMap(policy(request)::endOf);
    }

    private OutreachPolicy policy(ConsentRequest request) {
        return policies.of(request.application());
    }

    /** What the policy says, whatever holds it. */
    Next next(ConsentRequest request, Instant now) {
        return next(request, histories.mails(request), now);
    }

    private Next next(ConsentRequest request, List<DeliveryRow> mails, Instant now) {
        return policy(request).next(histories.of(request, mails), now);
    }
}
