package org.consentcourier.docusign;

import java.time.Duration;
import org.consentcourier.clock.Monotonic;

/** Clock skew as it is measured where nothing is set. */
final class Skews {

    private Skews() {}

    static ClockSkew measured() {
        return new ClockSkew(new Monotonic(), () -> Duration.ofSeconds(30));
    }
}
