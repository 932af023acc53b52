package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.outreach.Outlook.What;
import org.consentcourier.outreach.Outlook.Why;
import org.jspecify.annotations.Nullable;

/** Tells what comes next for one request, when and why, by asking what the planner asks. */
@ApplicationScoped
@Transactional
public class Outlooks {

    private final Courses courses;
    private final ConsentRequests requests;
    private final OpenQuestions questions;
    private final Applications applications;
    private final ApplicationStates states;
    private final Clock clock;

    Outlooks(
            Courses courses,
            ConsentRequests requests,
            OpenQuestions questions,
            Applications applications,
            ApplicationStates states,
            Clock clock) {
        this.courses = courses;
        this.requests = requests;
        this.questions = questions;
        this.applications = applications;
        this.states = states;
        this.clock = clock;
    }

    public Outlook of(ConsentRow row) {
        if (applications.find(row.application()).isEmpty()) {
            return Outlook.nothing(Why.NOT_CONFIGURED);
        }
        return switch (row.status()) {
            case UNRESOLVED -> Outlook.nothing(Why.NO_USER_ID);
            case NEW -> new Outlook(What.CHECK, row.checkDueAt(), Why.FIRST_CHECK, null);
            case PENDING, REVOKED -> asked(requests.findById(row.id()));
            case GRANTED -> Outlook.nothing(Why.GRANTED);
            case DECLINED -> Outlook.nothing(Why.DECLINED);
            case EXPIRED -> Outlook.nothing(Why.EXPIRED);
            case FAULTY -> Outlook.nothing(Why.UNKNOWN_USER);
            case EXEMPT -> exempt(row.exemptUntil());
            case LEFT -> Outlook.nothing(Why.LEFT);
        };
    }

    private static Outlook exempt(@Nullable LocalDate until) {
        return until == null
                ? Outlook.nothing(Why.EXEMPT)
                : new Outlook(
                        What.CHECK,
                        until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        Why.EXEMPT,
                        null);
    }

    private Outlook asked(ConsentRequest request) {
        var now = clock.instant();
        var state = states.of(request.application());
        if (!state.mayMail()) {
            return byPolicy(request, now).because(hold(state), null);
        }
        if (request.activationPending()) {
            return byPolicy(request, now).because(Why.NOT_ACTIVATED, null);
        }
        if (state.wavesOnly() && !request.isLetIn()) {
            return byPolicy(request, now).because(Why.NOT_LET_IN, null);
        }
        return switch (courses.of(request, now)) {
            case Course.Away(var until) -> away(request, until);
            case Course.Questioned() -> byPolicy(request, now).because(Why.OPEN_QUESTION, question(request));
            case Course.Undeliverable(var mails) ->
                byPolicy(request, now)
                        .because(Why.UNDELIVERABLE, mails.getLast().to());
            case Course.OnItsWay(var mail) ->
                new Outlook(what(mail.kind()), mail.dueAt(), Why.ON_ITS_WAY, mail.waitsFor());
            case Course.Superseded(var reminder, var notice) -> outlook(request, notice, now);
            case Course.Free(var next) -> outlook(request, next, now);
        };
    }

    private Outlook away(ConsentRequest request, Instant until) {
        return courses.endOf(request)
                .filter(until::isAfter)
                .map(end -> new Outlook(What.EXPIRY, end, Why.AWAY, null))
                .orElseGet(
                        () -> byPolicy(request, until).because(Why.AWAY, null).from(until));
    }

    private Outlook byPolicy(ConsentRequest request, Instant at) {
        return outlook(request, courses.next(request, at), at);
    }

    private Outlook outlook(ConsentRequest request, Next next, Instant now) {
        return switch (next) {
            case Next.Send(var kind, var step) ->
                new Outlook(
                        what(kind),
                        notBefore(request, now),
                        Why.DUE,
                        kind == DeliveryKind.REMINDER ? String.valueOf(step) : null);
            case Next.Escalate escalate -> new Outlook(What.ESCALATION, now, Why.DUE, null);
            case Next.Expire() -> new Outlook(What.EXPIRY, now, Why.DUE, null);
            case Next.Wait(var until) -> inItsTime(courses.next(request, until), request, until);
            case Next.Nothing() -> Outlook.nothing(Why.NO_MAIL_LEFT);
        };
    }

    /** Nothing changes until then, so that is what the planner will be told; to wait on is for the mail to those above to leave. */
    private Outlook inItsTime(Next next, ConsentRequest request, Instant at) {
        if (next instanceof Next.Wait) {
            return new Outlook(What.ESCALATION, at, Why.ON_ITS_WAY, null);
        }
        var then = outlook(request, next, at);
        return new Outlook(then.what(), at, Why.IN_ITS_TIME, then.about());
    }

    /** The planner does not look before its time, which lets a mass guard have a look first. */
    private static Instant notBefore(ConsentRequest request, Instant now) {
        return request.outreachDueAt().filter(due -> due.isAfter(now)).orElse(now);
    }

    private @Nullable String question(ConsentRequest request) {
        return questions.oldest(request.id()).map(Enum::name).orElse(null);
    }

    private static Why hold(ApplicationState state) {
        if (state.halt().isPresent()) {
            return Why.HALTED;
        }
        return state.runsWithOthers() ? Why.OTHER_SETTINGS : Why.PAUSED;
    }

    private static What what(DeliveryKind kind) {
        return switch (kind) {
            case INVITATION -> What.INVITATION;
            case RECONSENT -> What.RECONSENT;
            case REMINDER -> What.REMINDER;
            case EXPIRY_NOTICE -> What.EXPIRY_NOTICE;
            case ESCALATION -> What.ESCALATION;
            case WEEKLY_REPORT, ALARM, TEST -> throw new IllegalArgumentException(kind + " is no step of a round");
        };
    }
}
