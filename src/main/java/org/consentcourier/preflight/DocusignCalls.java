package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome;

/** The calls of a preflight: paid from the application's budget, since somebody waits, and none while Docusign wants none. */
@Singleton
class DocusignCalls {

    private final ApplicationStates states;
    private final CallBudget budget;
    private final Clock clock;

    DocusignCalls(ApplicationStates states, CallBudget budget, Clock clock) {
        this.states = states;
        this.budget = budget;
        this.clock = clock;
    }

    /** Why Docusign is not asked now; a halted application may ask, for that is how one sees whether the fault is mended. */
    Optional<String> hindrance(Application application) {
        var state = states.of(application.key());
        return state.patience(clock.instant())
                .map(until -> "Docusign asked for patience: no call before " + until + ".");
    }

    GrantOutcome ask(Application application, Supplier<GrantOutcome> call) {
        budget.note(application.key(), 1);
        var outcome = call.get();
        switch (outcome) {
            case GrantOutcome.RateLimited(var pause, var _) ->
                states.pauseCalls(application.key(), clock.instant().plus(pause));
            case GrantOutcome.Unavailable(var _, var _, var pause) -> {
                if (pause != null) {
                    states.postponeCalls(application.key(), clock.instant().plus(pause));
                }
            }
            case GrantOutcome.ApplicationFault(var cause, var _) -> {
                if (cause == FaultCause.EXPIRED_ASSERTION) {
                    budget.note(application.key(), 1); // it was signed and sent anew
                }
            }
            case GrantOutcome.Granted granted -> {}
            case GrantOutcome.ConsentRequired required -> {}
            case GrantOutcome.UnknownUser unknown -> {}
        }
        return outcome;
    }
}
