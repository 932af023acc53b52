package org.consentcourier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.mail.SendResult;

/** Stops this node's sending while the mail server is away or takes nothing from us, tries it with one mail after a pause, and goes on when that one passes. */
final class Circuit {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Odd results of so many mails, and of none in between another one, are no longer one mail's bad luck. */
    static final int ODD_MAILS = 3;

    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;
    private final Set<UUID> oddOnes = new HashSet<>();

    /** How many mails may be claimed now: any number, one to try with, or none. */
    synchronized int allowance(Instant now) {
        if (pause.isZero()) {
            return Integer.MAX_VALUE;
        }
        return isPaused(now) ? 0 : 1;
    }

    /** A pause that would last longer than any of ours is one that a clock set back has stretched; it counts as over. */
    synchronized boolean isPaused(Instant now) {
        return now.isBefore(until) && !now.isBefore(until.minus(LONGEST_PAUSE));
    }

    /** Takes note of what became of a mail; true when it begins a pause. */
    synchronized boolean note(UUID mail, SendResult result, Instant now) {
        return switch (result) {
            case SendResult.Accepted accepted -> close();
            case SendResult.Deferred deferred -> close();
            case SendResult.Rejected rejected -> close();
            case SendResult.Closed closed -> open(now);
            case SendResult.Unreachable unreachable -> open(now);
            case SendResult.Refused refused -> isOneTooMany(mail) && open(now);
            case SendResult.Troubled troubled -> isOneTooMany(mail) && open(now);
            case SendResult.Unknown unknown -> isOneTooMany(mail) && open(now);
        };
    }

    private boolean isOneTooMany(UUID mail) {
        if (oddOnes.size() < ODD_MAILS) {
            oddOnes.add(mail);
        }
        return oddOnes.size() >= ODD_MAILS;
    }

    private boolean close() {
        oddOnes.clear();
        pause = Duration.ZERO;
        until = Instant.MIN;
        return false;
    }

    // Several mails in flight fail together: that is one outage, not a longer one.
    private boolean open(Instant now) {
        if (isPaused(now)) {
            return false;
        }
        var doubled = pause.multipliedBy(2);
        pause = pause.isZero() ? FIRST_PAUSE : doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        until = now.plus(pause);
        return true;
    }
}
