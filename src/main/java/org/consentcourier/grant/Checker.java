package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome;
import org.consentcourier.docusign.Integration;
import org.consentcourier.docusign.TokenClient;

/** Makes one claimed check: asks Docusign with no transaction open, then settles what it says of person and application. */
@ApplicationScoped
class Checker {

    private final Applications applications;
    private final ApplicationStates states;
    private final TokenClient docusign;
    private final CallBudget budget;
    private final Settlement settlement;
    private final OpenQuestions questions;
    private final GrantsConfig config;
    private final ClockSkew skew;
    private final Clock clock;

    Checker(
            Applications applications,
            ApplicationStates states,
            TokenClient docusign,
            CallBudget budget,
            Settlement settlement,
            OpenQuestions questions,
            GrantsConfig config,
            ClockSkew skew,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.docusign = docusign;
        this.budget = budget;
        this.settlement = settlement;
        this.questions = questions;
        this.config = config;
        this.skew = skew;
        this.clock = clock;
    }

    Settled check(CheckClaim claim, String actor) {
        // The application first: after a fault no mail may slip out between the two.
        var outcome = ask(claim);
        var settled = settlement.settle(claim, outcome, actor);
        if (settled instanceof Settled.Held(var question)) {
            hold(claim.application(), question);
        }
        return settled;
    }

    private GrantOutcome ask(CheckClaim claim) {
        var account = claim.account();
        if (account == null) {
            return ask(claim.application(), claim.userId());
        }
        var outcome = docusign.tryGrant(integration(claim.application()), claim.userId(), account);
        settleApplication(claim.application(), outcome);
        if (outcome instanceof GrantOutcome.Granted) {
            budget.takeUrgently(claim.application()); // userinfo was a call too
        }
        return outcome;
    }

    /** Asks Docusign and settles what the answer says of the application; what it says of the person is the caller's. */
    GrantOutcome ask(String application, UUID userId) {
        var outcome = docusign.tryGrant(integration(application), userId);
        settleApplication(application, outcome);
        return outcome;
    }

    private Integration integration(String application) {
        return applications.find(application).orElseThrow().integration();
    }

    private void settleApplication(String application, GrantOutcome outcome) {
        var now = clock.instant();
        switch (outcome) {
            case GrantOutcome.ApplicationFault(var cause, var evidence) ->
                states.halt(application, cause.name(), inWords(application, cause), now.plus(config.probe()));
            case GrantOutcome.RateLimited(var pause, var evidence) -> states.pauseCalls(application, now.plus(pause));
            case GrantOutcome.Granted answer -> states.resume(application);
            case GrantOutcome.ConsentRequired answer -> states.resume(application);
            case GrantOutcome.UnknownUser answer -> states.resume(application);
            case GrantOutcome.Unavailable unavailable -> {}
        }
    }

    private String inWords(String application, FaultCause cause) {
        var measured = cause == FaultCause.EXPIRED_ASSERTION
                ? applications
                        .find(application)
                        .flatMap(known -> skew.of(known.integration().accountUri()))
                        .map(wrong -> " " + wrong.inWords() + " ")
                        .orElse(" ")
                : " ";
        return cause.explanation() + measured + cause.remedy();
    }

    private void hold(String application, QuestionKind question) {
        var detail = question == QuestionKind.MASS_REVOCATIONS
                ? "Many who had consented are refused now. Was administrative consent removed? Confirm to let the answers count."
                : "Docusign knows few of these users. Are the User IDs those of the other environment? Confirm to let the answers count.";
        states.holdForDecision(application, question.name(), detail);
        questions.ask(application, null, question, detail, "scheduler");
    }
}
