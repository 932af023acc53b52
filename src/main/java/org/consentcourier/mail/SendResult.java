package org.consentcourier.mail;

import org.jspecify.annotations.Nullable;

/** What became of one mail. */
public sealed interface SendResult {

    /** The server took responsibility for it. */
    record Accepted() implements SendResult {}

    /** The server said: not now (4xx). */
    record Deferred(String reply) implements SendResult {}

    /** The server said: nothing more for now, and hung up (421, RFC 5321 section 3.8); so it would say to the next one. */
    record Closed(String reply) implements SendResult {}

    /** The server has trouble of its own with it (4.3.x, 4.4.x and the like): not the recipient's fault, and not every mail's either. */
    record Troubled(String reply) implements SendResult {}

    /** No server was ready for it: it surely did not leave, and it is not the recipient's fault. */
    record Unreachable(String reason) implements SendResult {}

    /** The server said: never (5xx). */
    record Rejected(FailureCause cause, String reply) implements SendResult {}

    /** No mail can be sent to this address as things are, and no server was asked to take one. */
    record NotMailable(String reason) implements SendResult {}

    /** The server does not let us send this: a rule of its own, for this mail or for all, and not the recipient's fault. */
    record Refused(String reply) implements SendResult {}

    /** It may have left or not. */
    record Unknown(String reason) implements SendResult {}

    /** Whose matter it is that it failed; null: it did not. */
    default @Nullable FailureCause failure() {
        return switch (this) {
            case Accepted accepted -> null;
            case Deferred deferred -> FailureCause.BUSY;
            case Closed closed -> FailureCause.SERVER;
            case Troubled troubled -> FailureCause.SERVER;
            case Unreachable unreachable -> FailureCause.SERVER;
            case Rejected(var cause, var reply) -> cause;
            case NotMailable notMailable -> FailureCause.ADDRESS;
            case Refused refused -> FailureCause.POLICY;
            case Unknown unknown -> FailureCause.UNCLEAR;
        };
    }

    /** What the server said, or what happened; null: it was accepted. */
    default @Nullable String words() {
        return switch (this) {
            case Accepted accepted -> null;
            case Deferred(var reply) -> reply;
            case Closed(var reply) -> reply;
            case Troubled(var reply) -> reply;
            case Unreachable(var reason) -> reason;
            case Rejected(var cause, var reply) -> reply;
            case NotMailable(var reason) -> reason;
            case Refused(var reply) -> reply;
            case Unknown(var reason) -> reason;
        };
    }
}
