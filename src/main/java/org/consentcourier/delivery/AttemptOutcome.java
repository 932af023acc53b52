package org.consentcourier.delivery;

import org.consentcourier.mail.SendResult;

/** How one attempt ended, as it is stored. */
public enum AttemptOutcome {
    ACCEPTED,
    DEFERRED,
    UNREACHABLE,
    REJECTED,
    UNKNOWN;

    static AttemptOutcome of(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> ACCEPTED;
            case SendResult.Deferred deferred -> DEFERRED;
            case SendResult.Closed closed -> DEFERRED;
            case SendResult.Troubled troubled -> DEFERRED;
            case SendResult.Unreachable unreachable -> UNREACHABLE;
            case SendResult.Rejected rejected -> REJECTED;
            case SendResult.NotMailable notMailable -> REJECTED;
            case SendResult.Refused refused -> REJECTED;
            case SendResult.Unknown unknown -> UNKNOWN;
        };
    }
}
