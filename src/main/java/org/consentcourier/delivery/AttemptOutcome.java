package org.consentcourier.delivery;

import org.consentcourier.mail.SendResult;
import org.jspecify.annotations.Nullable;

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
            case SendResult.Unreachable unreachable -> UNREACHABLE;
            case SendResult.Rejected rejected -> REJECTED;
            case SendResult.Unknown unknown -> UNKNOWN;
        };
    }

    static @Nullable String reply(SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> null;
            case SendResult.Deferred(var reply) -> reply;
            case SendResult.Unreachable(var reason) -> reason;
            case SendResult.Rejected(var reply) -> reply;
            case SendResult.Unknown(var reason) -> reason;
        };
    }
}
