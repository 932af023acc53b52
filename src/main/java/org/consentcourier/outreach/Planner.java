package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.Consents;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;

/** Puts the mails that are due into the outbox; it decides anew from what was really sent, so running twice does no harm. */
@ApplicationScoped
public class Planner {

    private static final int BATCH = 200;

    /** A request that waits for a mail on its way or for IT; a settled mail wakes it earlier. */
    private static final Duration LOOK_AGAIN = OutreachPolicy.LOOK_AGAIN;

    private static final Set<DeliveryStatus> ON_ITS_WAY = EnumSet.of(
            DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.DEFERRED, DeliveryStatus.RENDER_FAILED);

    private final DueOutreach due;
    private final Histories histories;
    private final OutreachPolicies policies;
    private final Applications applications;
    private final ApplicationStates states;
    private final OpenQuestions questions;
    private final Consents consents;
    private final Outbox outbox;
    private final Escalations escalations;
    private final Clock clock;

    Planner(
            DueOutreach due,
            Histories histories,
            OutreachPolicies policies,
            Applications applications,
            ApplicationStates states,
            OpenQuestions questions,
            Consents consents,
            Outbox outbox,
            Escalations escalations,
            Clock clock) {
        this.due = due;
        this.histories = histories;
        this.policies = policies;
        this.applications = applications;
        this.states = states;
        this.questions = questions;
        this.consents = consents;
        this.outbox = outbox;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** Plans one batch of due requests of started applications; returns how many were looked at. */
    @Transactional(TxType.REQUIRES_NEW)
    public int planDue() {
        var looked = 0;
        for (var application : applications.all()) {
            var state = states.of(application.key());
            if (state.mayMail() && looked < BATCH) {
                var requests = due.lockDue(state, clock.instant(), BATCH - looked);
                requests.forEach(this::plan);
                looked += requests.size();
            }
        }
        return looked;
    }

    private void plan(ConsentRequest request) {
        var now = clock.instant();
        var back = request.backAt(now);
        if (back.isPresent()) {
            request.outreachAt(back.get());
            return;
        }
        var mails = histories.mails(request);
        if (questions.holds(request.id()) || waits(request, mails)) {
            request.outreachAt(now.plus(LOOK_AGAIN));
            return;
        }
        switch (policies.of(request.application()).next(histories.of(request, mails), now)) {
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
                request.outreachAt(now.plus(LOOK_AGAIN));
            }
            case Next.Escalate(var level) -> {
                escalations.add(request, level, now);
                request.outreachAt(now);
            }
            case Next.Wait(var until) -> request.outreachAt(until);
            case Next.Expire() ->
                consents.become(request, ConsentStatus.EXPIRED, Cause.of("scheduler", "no consent in time"));
            case Next.Nothing() -> request.outreachAt(null);
        }
    }

    /** Whether a mail is still on its way, or the address is known not to take any; a corrected address is tried. */
    private boolean waits(ConsentRequest request, List<DeliveryRow> mails) {
        var address = request.person().email();
        var undeliverable = mails.stream()
                .filter(mail -> mail.status() == DeliveryStatus.UNDELIVERABLE)
                .toList();
        undeliverable.stream()
                .filter(mail -> !mail.to().equals(address))
                .forEach(mail -> outbox.readdress(mail.id(), address));
        return !undeliverable.isEmpty() || mails.stream().anyMatch(mail -> ON_ITS_WAY.contains(mail.status()));
    }
}
