package org.consentcourier.delivery;

import java.time.Duration;

/** At most so many in any time of that length; 0: any number. */
record RollingLimit(Duration window, int most) {

    boolean isNone() {
        return most == 0;
    }

    long left(long used) {
        return isNone() ? Integer.MAX_VALUE : Math.max(0, most - used);
    }
}
