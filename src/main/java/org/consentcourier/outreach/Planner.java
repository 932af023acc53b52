package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.Consents;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;

/** Puts the mails that are due into the outbox; it decides anew from what was really sent, so running twice does no harm. */
@ApplicationScoped
public class Planner {

    /** In one transaction; several applications share it, so that none waits behind many of another. */
    static final int BATCH = 200;

    /** A request that waits for a mail on its way or for IT; a settled mail wakes it earlier. */
    private static final Duration LOOK_AGAIN = OutreachPolicy.LOOK_AGAIN;

    /** Another node orders mail to the same reader just now. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DueOutreach due;
    private final Courses courses;
    private final PolicyChanges changes;
    private final Applications applications;
    private final ApplicationStates states;
    private final Consents consents;
    private final Outbox outbox;
    private final Escalations escalations;
    private final Clock clock;

    Planner(
            DueOutreach due,
            Courses courses,
            PolicyChanges changes,
            Applications applications,
            ApplicationStates states,
            Consents consents,
            Outbox outbox,
            Escalations escalations,
            Clock clock) {
        this.due = due;
        this.courses = courses;
        this.changes = changes;
        this.applications = applications;
        this.states = states;
        this.consents = consents;
        this.outbox = outbox;
        this.escalations = escalations;
        this.clock = clock;
    }

    /**
     * Plans one batch of due requests of started applications, or where there is none makes some due whom a changed policy concerns;
     * returns how many were looked at.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public int planDue() {
        changes.follow();
        var now = clock.instant();
        var started = applications.all().stream()
                .map(application -> states.of(application.key()))
                .filter(ApplicationState::mayMail)
                .toList();
        var requests = started.stream()
                .flatMap(state -> due.lockDue(state, now, Math.ceilDiv(BATCH, started.size())).stream())
                .toList();
        requests.forEach(this::plan);
        return requests.isEmpty() ? changes.lookAtSome() : requests.size();
    }

    private void plan(ConsentRequest request) {
        var now = clock.instant();
        switch (courses.of(request, now)) {
            case Course.Away(var until) -> request.outreachAt(courses.noLater(until, request, now));
            case Course.Questioned questioned -> lookAgain(request, now);
            case Course.Undeliverable(var mails) -> {
                var address = request.person().email();
                mails.stream()
                        .filter(mail -> !mail.to().equals(address))
                        .forEach(mail -> outbox.readdress(mail.id(), address));
                lookAgain(request, now);
            }
            case Course.OnItsWay onItsWay -> lookAgain(request, now);
            case Course.Superseded(var reminder, var notice) -> {
                if (outbox.drop(reminder.id(), "the last notice comes instead")) {
                    follow(notice, request, now);
                } else {
                    lookAgain(request, now); // it may be leaving
                }
            }
            case Course.Free(var next) -> follow(next, request, now);
        }
    }

    private void follow(Next next, ConsentRequest request, Instant now) {
        switch (next) {
            case Next.Send(var kind, var step) -> {
                outbox.enqueue(Order.forRequest(
                        kind,
                        request.application(),
                        request.id(),
                        request.round(),
                        step,
                        request.person().email(),
                        now));
                request.letIn(now);
                if (step == 0) {
                    request.outreachAt(now.plus(LOOK_AGAIN));
                } else {
                    lookAgain(request, now);
                }
            }
            case Next.Escalate(var level) ->
                request.outreachAt(escalations.add(request, level, now) ? now : now.plus(SOON));
            case Next.Wait(var until) -> request.outreachAt(until);
            case Next.Expire() ->
                consents.become(request, ConsentStatus.EXPIRED, Cause.of("scheduler", "no consent in time"));
            case Next.Nothing() -> request.outreachAt(null);
        }
    }

    private void lookAgain(ConsentRequest request, Instant now) {
        request.outreachAt(courses.noLater(now.plus(LOOK_AGAIN), request, now));
    }
}
