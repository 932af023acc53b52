package org.consentcourier.grant;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.BudgetConfig;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.FurtherCalls;
import org.consentcourier.docusign.GrantOutcome;
import org.consentcourier.docusign.Integration;
import org.consentcourier.docusign.Skew;
import org.consentcourier.docusign.TokenClient;
import org.jspecify.annotations.Nullable;

/** Makes claimed checks: asks Docusign with no transaction open, then settles what it says of person and application. */
@ApplicationScoped
class Checker {

    private final Applications applications;
    private final ApplicationStates states;
    private final TokenClient docusign;
    private final CallBudget budget;
    private final Settlement settlement;
    private final GuardHold guard;
    private final BudgetConfig config;
    private final ClockSkew skew;
    private final PersonalFaults personal;
    private final Event<CheckMade> made;
    private final Clock clock;

    Checker(
            Applications applications,
            ApplicationStates states,
            TokenClient docusign,
            CallBudget budget,
            Settlement settlement,
            GuardHold guard,
            BudgetConfig config,
            ClockSkew skew,
            PersonalFaults personal,
            Event<CheckMade> made,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.docusign = docusign;
        this.budget = budget;
        this.settlement = settlement;
        this.guard = guard;
        this.config = config;
        this.skew = skew;
        this.personal = personal;
        this.made = made;
        this.clock = clock;
    }

    /** Asks and settles at once, for somebody who waits. */
    Settled check(CheckClaim claim, String actor) {
        var answer = ask(claim);
        count(claim.application(), answer.outcome());
        heed(answer);
        return settle(answer, actor);
    }

    /** Asks Docusign, no more: neither what the answer says of the person nor what it says of the application is stored. */
    CheckAnswer ask(CheckClaim claim) {
        return new CheckAnswer(claim, personal.judge(claim, tryGrant(claim)));
    }

    private GrantOutcome tryGrant(CheckClaim claim) {
        var integration = integration(claim.application());
        return docusign.tryGrant(integration, claim.userId(), claim.account(), counted(claim.application()));
    }

    /**
     * Asks Docusign and heeds what the answer says of the application; what it says of the person is the caller's. A refusal
     * nobody documents proves nothing here: no check of this User ID is kept by which it could show to be that of one user alone.
     */
    GrantOutcome ask(String application, UUID userId) {
        var outcome = docusign.tryGrant(integration(application), userId, null, counted(application));
        count(application, outcome);
        if (!isUnexplained(outcome)) {
            heed(application, outcome);
        }
        return outcome;
    }

    private FurtherCalls counted(String application) {
        return () -> budget.note(application, 1);
    }

    /**
     * Settles answers about people of one application, in the order they came. The application first: after a fault no mail
     * may slip out between the two.
     */
    void settle(String application, List<CheckAnswer> answers, String actor) {
        @Nullable GrantOutcome heeded = null;
        for (var answer : answers) {
            count(application, answer.outcome());
            if (heeded == null || !isWell(heeded) || !isWell(answer.outcome())) {
                heed(answer);
            }
            heeded = answer.outcome();
        }
        settleTogether(answers, actor).forEach(answer -> settleOrLeave(answer, actor));
    }

    private List<CheckAnswer> settleTogether(List<CheckAnswer> answers, String actor) {
        try {
            return answers.size() > 1 ? settlement.settleTogether(answers, actor) : answers;
        } catch (RuntimeException e) {
            Log.warnf(e, "%d answers could not be settled together, and are settled one by one", answers.size());
            return answers;
        }
    }

    private void settleOrLeave(CheckAnswer answer, String actor) {
        try {
            settle(answer, actor);
        } catch (RuntimeException e) {
            Log.errorf(e, "The check of request %s stays claimed until its lease ends", answer.requestId());
        }
    }

    private Settled settle(CheckAnswer answer, String actor) {
        var settled = settlement.settle(answer, actor);
        if (settled instanceof Settled.Held(var question)) {
            hold(answer.claim().application(), question);
        }
        return settled;
    }

    private Integration integration(String application) {
        return applications.find(application).orElseThrow().integration();
    }

    private void count(String application, GrantOutcome outcome) {
        made.fire(new CheckMade(application, GrantCheckLog.name(outcome)));
    }

    /** A refusal of what was asked before other settings were confirmed, or long ago, says nothing of now. */
    private void heed(CheckAnswer answer) {
        if (!(answer.outcome() instanceof GrantOutcome.ApplicationFault) || !settlement.isLate(answer)) {
            heed(answer.claim().application(), answer.outcome());
        }
    }

    private void heed(String application, GrantOutcome outcome) {
        var now = clock.instant();
        switch (outcome) {
            case GrantOutcome.ApplicationFault(var cause, var evidence) ->
                states.halt(application, cause.name(), inWords(application, cause), now.plus(config.probe()));
            case GrantOutcome.RateLimited(var pause, var evidence) -> states.pauseCalls(application, now.plus(pause));
            case GrantOutcome.Granted granted -> granted(application, granted.pause());
            case GrantOutcome.ConsentRequired answer -> states.resume(application);
            case GrantOutcome.UnknownUser answer -> states.resume(application);
            case GrantOutcome.Unavailable(var reason, var evidence, var pause) ->
                unavailable(application, reason, pause);
        }
    }

    private void granted(String application, @Nullable Duration pause) {
        states.resume(application);
        if (pause != null) {
            states.pauseCalls(application, clock.instant().plus(pause));
        }
    }

    private void unavailable(String application, String reason, @Nullable Duration pause) {
        states.unreachable(application, reason);
        if (pause != null) {
            states.postponeCalls(application, clock.instant().plus(pause));
        }
    }

    private static boolean isUnexplained(GrantOutcome outcome) {
        return outcome instanceof GrantOutcome.ApplicationFault(var cause, var evidence)
                && cause == FaultCause.UNEXPLAINED;
    }

    /** Whether Docusign answered as it should, whatever it says of the person. */
    private static boolean isWell(GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Granted granted -> granted.pause() == null;
            case GrantOutcome.ConsentRequired required -> true;
            case GrantOutcome.UnknownUser unknown -> true;
            case GrantOutcome.ApplicationFault fault -> false;
            case GrantOutcome.RateLimited limited -> false;
            case GrantOutcome.Unavailable unavailable -> false;
        };
    }

    private String inWords(String application, FaultCause cause) {
        var measured = measured(applications.find(application).orElseThrow(), cause)
                .map(clock -> " " + clock.inWords() + " ")
                .orElse(" ");
        return cause.explanation() + measured + cause.remedy();
    }

    /** A wrong clock may be behind any refusal; a right one is worth a word only where the clock is what is refused. */
    private Optional<Skew> measured(Application application, FaultCause cause) {
        var host = application.integration().accountUri();
        return cause == FaultCause.EXPIRED_ASSERTION ? skew.of(host) : skew.alarming(host);
    }

    private void hold(String application, QuestionKind question) {
        var detail = question == QuestionKind.MASS_REVOCATIONS
                ? "Many who had consented are refused now. Was administrative consent removed? Confirm to let the answers count."
                : "Docusign knows few of these users. Are the User IDs those of the other environment? Confirm to let the answers count.";
        guard.begin(application, question, detail);
    }
}
