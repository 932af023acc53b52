package org.consentcourier.delivery;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The line of due mails as one run of the dispatcher goes along it. Of an application only so many are made ready as could leave
 * soon; those behind them are not looked at before the next run.
 */
final class Line {

    /** These need no check, and pass whoever waits for one. */
    private static final Set<DeliveryKind> PASSING =
            EnumSet.of(DeliveryKind.ALARM, DeliveryKind.TEST, DeliveryKind.WEEKLY_REPORT);

    private final Map<String, Integer> madeReady = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private int mayLeave;

    /** At the beginning of a claim: how many the quotas let leave. */
    synchronized void mayLeave(int mails) {
        mayLeave = mails;
    }

    synchronized void oneLeaves() {
        mayLeave--;
    }

    /** One more of the application is made ready, of which that should be at most {@code most} at a time. */
    synchronized void oneMadeReady(String application, int most) {
        if (madeReady.merge(application, 1, Integer::sum) >= Math.min(most, mayLeave)) {
            closed.add(application);
        }
    }

    /** Whether that one is behind enough others. */
    synchronized boolean isClosedTo(Delivery delivery) {
        return !PASSING.contains(delivery.kind())
                && delivery.application().filter(closed::contains).isPresent();
    }

    /** The applications of which enough are made ready. */
    synchronized List<String> closed() {
        return List.copyOf(closed);
    }
}
