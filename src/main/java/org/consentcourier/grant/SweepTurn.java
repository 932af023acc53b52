package org.consentcourier.grant;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.consentcourier.application.CallBudget;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.grant.Asking.Return;

/**
 * One sweep of an application: claims, has Docusign asked, and settles the answers together as they come in, so that its one
 * thread is all that keeps the database busy while as many questions as are allowed are under way.
 */
final class SweepTurn {

    private static final String ACTOR = "scheduler";

    /** Answers not yet settled are what a crash can lose beside the questions under way: few, and not for long. */
    private static final int MOST_TOGETHER = 100;

    private static final long GATHERED_FOR = TimeUnit.MILLISECONDS.toNanos(200);

    private final String application;
    private final GrantQueue queue;
    private final CallBudget budget;
    private final Checker checker;
    private final Asking asking;
    private final BooleanSupplier mayGoOn;
    private final int batch;
    private final int together;
    private final Monotonic monotonic;

    private int made;

    /** Claimed, and not back yet. */
    private int inHand;

    /** Whether the last claim got all the budget allowed, so that more may be due; while answers are awaited, calls flow in. */
    private boolean more = true;

    SweepTurn(
            String application,
            GrantQueue queue,
            CallBudget budget,
            Checker checker,
            GrantsConfig config,
            Monotonic monotonic,
            BooleanSupplier mayGoOn) {
        this.application = application;
        this.queue = queue;
        this.budget = budget;
        this.checker = checker;
        this.asking = new Asking(checker, config, monotonic);
        this.mayGoOn = mayGoOn;
        this.batch = config.batch();
        // What is left of a batch keeps the questions going meanwhile.
        this.together = Math.clamp(batch / 4, 1, MOST_TOGETHER);
        this.monotonic = monotonic;
    }

    /** Makes the checks that are due and allowed; returns how many. */
    int run() {
        return run(batch, () -> true);
    }

    /** Makes one check, which shows whether a fault is over; {@code take} takes the probe's turn, once there is a call for it. */
    int probe(BooleanSupplier take) {
        more = false;
        return run(1, take);
    }

    private int run(int first, BooleanSupplier take) {
        var interrupted = false;
        try (asking) {
            claim(first, take);
            while (inHand > 0) {
                try {
                    take(asking.gather(Math.min(inHand, together), GATHERED_FOR));
                    goOn();
                } catch (InterruptedException e) {
                    interrupted = true;
                    asking.end();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return made;
    }

    private void claim(int wanted, BooleanSupplier take) {
        var calls = budget.take(application, wanted);
        var claims = calls == 0 || !take.getAsBoolean() ? List.<CheckClaim>of() : queue.claimDue(application, calls);
        budget.giveBack(application, calls - claims.size());
        more &= claims.size() == calls;
        made += claims.size();
        inHand += claims.size();
        asking.ask(claims);
    }

    /** Never holds more than a batch, and claims the next half of it while the other is being asked about. */
    private void goOn() {
        try {
            if (!mayGoOn.getAsBoolean()) {
                asking.end();
            } else if (more && !asking.isOver() && inHand <= batch / 2) {
                claim(batch - inHand, () -> true);
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "No more checks of application %s are claimed for now", application);
            asking.end();
        }
    }

    private void take(List<Return> returned) {
        if (returned.isEmpty()) {
            return;
        }
        inHand -= returned.size();
        var answers = new ArrayList<CheckAnswer>();
        var unanswered = new ArrayList<CheckClaim>();
        var callsSpared = 0;
        for (var back : returned) {
            switch (back) {
                case Return.Answered(var answer) -> answers.add(answer);
                case Return.Unused(var claim) -> {
                    unanswered.add(claim);
                    callsSpared++;
                }
                case Return.GivenUp(var claim) -> unanswered.add(claim);
                case Return.Left() -> {}
            }
        }
        try {
            checker.settle(application, answers, ACTOR);
            queue.release(unanswered);
            budget.giveBack(application, callsSpared);
        } catch (RuntimeException e) {
            Log.errorf(
                    e, "%d checks of application %s stay claimed until their leases end", returned.size(), application);
        }
    }
}
