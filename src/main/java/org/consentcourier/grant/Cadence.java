package org.consentcourier.grant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consentcourier.consent.ConsentStatus;

/** When a request is checked again: soon after a mail, then ever more rarely; slowly where nobody is expected to act. */
public record Cadence(List<Duration> steps, Duration recheck) {

    /** As it is configured. */
    public static Cadence of(GrantsConfig config) {
        return new Cadence(config.cadence(), config.recheck());
    }

    /** The wait until the next check after {@code step} checks since the last mail; empty: this state is not checked. */
    public Optional<Duration> waitAfter(ConsentStatus status, int step) {
        return switch (status) {
            case NEW, PENDING, REVOKED -> Optional.of(steps.get(Math.min(step, steps.size() - 1)));
            case GRANTED, DECLINED, EXPIRED, FAULTY -> Optional.of(recheck);
            case UNRESOLVED, EXEMPT, LEFT -> Optional.empty();
        };
    }

    /** The wait of those who have consented and may be no members, after so many checks that did not tell: all steps but the first. */
    Duration waitForMembership(int step) {
        return step + 1 < steps.size() ? steps.get(step + 1) : recheck;
    }

    /** The same for who has yet to activate the user at Docusign, which may happen any day and without a mail of ours. */
    Optional<Duration> waitForActivation(ConsentStatus status) {
        return switch (status) {
            case NEW, PENDING, REVOKED, DECLINED, EXPIRED, FAULTY -> Optional.of(steps.getLast());
            case GRANTED, UNRESOLVED, EXEMPT, LEFT -> waitAfter(status, 0);
        };
    }
}
