package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.OpenQuestions;
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
        var back = request.backAt(now);
        if (back.isPresent()) {
            return new Course.Away(back.get());
        }
        if (questions.holds(request.id())) {
            return new Course.Questioned();
        }
        var mails = histories.mails(request);
        var undeliverable = mails.stream()
                .filter(mail -> mail.status() == DeliveryStatus.UNDELIVERABLE)
                .toList();
        if (!undeliverable.isEmpty()) {
            return new Course.Undeliverable(undeliverable);
        }
        return mails.stream()
                .filter(mail -> ON_ITS_WAY.contains(mail.status()))
                .findFirst()
                .<Course>map(Course.OnItsWay::new)
                .orElseGet(() -> new Course.Free(next(request, mails, now)));
    }

    /** What the policy says, whatever holds it. */
    Next next(ConsentRequest request, Instant now) {
        return next(request, histories.mails(request), now);
    }

    private Next next(ConsentRequest request, List<DeliveryRow> mails, Instant now) {
        return policies.of(request.application()).next(histories.of(request, mails), now);
    }
}
