package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.jspecify.annotations.Nullable;

/** Tells how many checks of an application wait, what holds them now, and when they go on. */
@ApplicationScoped
public class CheckQueue {

    private final ApplicationStates states;
    private final GrantQueue queue;
    private final CallBudget budget;
    private final Clock clock;

    CheckQueue(ApplicationStates states, GrantQueue queue, CallBudget budget, Clock clock) {
        this.states = states;
        this.queue = queue;
        this.budget = budget;
        this.clock = clock;
    }

    /** What lets no check pass. */
    public enum Hold {
        /** Changed settings, which IT has yet to confirm, or with which this node has yet to be restarted. */
        SETTINGS,
        /** A question IT has yet to answer. */
        QUESTION,
        /** Docusign refuses the application; one request is tried at times. */
        FAULT,
        /** Docusign asked for no call before a time. */
        PATIENCE,
        /** The hour's calls are used up. */
        BUDGET
    }

    /**
     * Where the checks of an application stand.
     *
     * @param due how many wait
     * @param heldBy null: nothing holds them
     * @param goesOnAt when the next one may be made; null: when IT has acted, or now
     * @param doneAt about when the last of those that wait is made, by the call budget; null: none waits, or IT must act first
     */
    public record Standing(
            long due,
            @Nullable Hold heldBy,
            @Nullable Instant goesOnAt,
            @Nullable Instant doneAt) {

        public boolean waitsForDocusign() {
            return heldBy == Hold.PATIENCE;
        }

        public boolean isBudgetUsedUp() {
            return heldBy == Hold.BUDGET;
        }
    }

    /** Where they stand now. */
    public Standing of(String application) {
        var state = states.of(application);
        var due = queue.due(application);
        if (state.confirmRequired() || state.runsWithOthers()) {
            return new Standing(due, Hold.SETTINGS, null, null);
        }
        return state.awaitsDecision() ? new Standing(due, Hold.QUESTION, null, null) : of(application, state, due);
    }

    private Standing of(String application, ApplicationState state, long due) {
        var now = clock.instant();
        var outlook = budget.outlook(application, due);
        var resumeAt = state.callsWaitUntil(now).orElse(null);
        var last = now.plus(outlook.untilLast());
        var doneAt = due == 0 ? null : resumeAt != null && resumeAt.isAfter(last) ? resumeAt : last;
        if (state.halt().isPresent()) {
            return new Standing(due, Hold.FAULT, resumeAt, doneAt);
        }
        if (resumeAt != null) {
            return new Standing(due, Hold.PATIENCE, resumeAt, doneAt);
        }
        return due > 0 && outlook.hourUsedUp()
                ? new Standing(due, Hold.BUDGET, now.plus(outlook.untilNext()), doneAt)
                : new Standing(due, null, null, doneAt);
    }
}
