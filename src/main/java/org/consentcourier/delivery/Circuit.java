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

    /** So many mails refused for good, and none taken in between, are no longer their recipients' matter. */
    static final int REFUSED_MAILS = 10;

    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;
    private final Set<UUID> oddOnes = new HashSet<>();
    private final Set<UUID> refusedOnes = new HashSet<>();

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

    /** What a result comes to: one refusal more after many says nothing of its recipient, whatever the server says it of. */
    synchronized SendResult weigh(UUID mail, SendResult result) {
        if (!(result instanceof SendResult.Rejected rejected)) {
            return result;
        }
        if (refusesAll() && !refusedOnes.contains(mail)) {
            return new SendResult.Refused(rejected.reply());
        }
        refusedOnes.add(mail);
        return result;
    }

    /** Takes note of what became of a mail; true when it begins a pause. */
    synchronized boolean note(UUID mail, SendResult result, Instant now) {
        return switch (result) {
            case SendResult.Accepted accepted -> {
                refusedOnes.clear();
                yield close();
            }
            case SendResult.Deferred deferred -> close();
            case SendResult.Rejected rejected -> close();
            case SendResult.NotMailable notMailable -> false; // no server said anything
            case SendResult.Closed closed -> open(now);
            case SendResult.Unreachable unreachable -> open(now);
            case SendResult.Refused refused -> (refusesAll() || isOneTooMany(mail)) && open(now);
            case SendResult.Troubled troubled -> isOneTooMany(mail) && open(now);
            case SendResult.Unknown unknown -> isOneTooMany(mail) && open(now);
        };
    }

    private boolean refusesAll() {
        return refusedOnes.size() >= REFUSED_MAILS;
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
