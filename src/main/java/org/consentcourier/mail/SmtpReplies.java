package org.consentcourier.mail;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.consentcourier.smtp.Handed;
import org.consentcourier.smtp.Step;
import org.jspecify.annotations.Nullable;

/** Turns every way in which a send can fail into a {@link SendResult}: the only place that knows SMTP replies. */
final class SmtpReplies {

    /** Replies of one mail are kept: a talkative server must not fill the table. */
    private static final int MAX_LENGTH = 500;

    private static final int TOO_LARGE = 552;

    /** "Insufficient system storage": the server's, where no code says that it is the mailbox's. */
    private static final int NO_ROOM = 452;

    private static final int THROTTLED = 500;

    private SmtpReplies() {}

    /** What an outcome means for the mail. */
    static SendResult result(Handed handed) {
        return switch (handed) {
            case Handed.Accepted() -> new SendResult.Accepted();
            case Handed.Refused refused -> refused(refused);
            case Handed.NotPossible(var reason) -> new SendResult.Rejected(FailureCause.ADDRESS, reason);
            case Handed.Broken(var afterContent, var cause) ->
                afterContent ? new SendResult.Unknown(describe(cause)) : new SendResult.Unreachable(describe(cause));
        };
    }

    private static SendResult refused(Handed.Refused refused) {
        var reply = refused.reply();
        var text = describe(refused);
        if (reply.isClosing()) {
            return new SendResult.Closed(text);
        }
        // A refused login or sender concerns every mail: no recipient may be given up, or wait longer, for it.
        if (refused.step().compareTo(Step.SENDER) < 0) {
            return new SendResult.Unreachable(text);
        }
        var code = EnhancedCode.in(reply.lines());
        if (!reply.isPermanent()) {
            return isServers(refused, code) ? new SendResult.Troubled(text) : new SendResult.Deferred(text);
        }
        if (code.filter(SmtpReplies::isOverSoon).isPresent()) {
            return new SendResult.Deferred(text);
        }
        if (refusesSender(refused)) {
            return new SendResult.Unreachable(text);
        }
        var cause = code.map(SmtpReplies::cause).orElseGet(() -> causeOfStep(refused.step()));
        return cause == FailureCause.POLICY ? new SendResult.Refused(text) : new SendResult.Rejected(cause, text);
    }

    /** A full mailbox is emptied one day, although servers call it permanent. */
    private static boolean isOverSoon(EnhancedCode code) {
        return code.is(2, 2);
    }

    /** Whether "not now" is about the server, its network or our sending, and not about this mailbox or greylisting. */
    private static boolean isServers(Handed.Refused refused, Optional<EnhancedCode> code) {
        if (refused.step() == Step.SENDER) {
            return true;
        }
        return code.map(known -> switch (known.subject()) {
                    case 3, 4, 5 -> true;
                    case 1 -> known.is(1, 7, 8);
                    // Exchange Online throttles whole senders by 4.7.500 and above.
                    case 7 -> known.detail() >= THROTTLED;
                    default -> false;
                })
                .orElseGet(() ->
                        refused.step() != Step.RECIPIENT || refused.reply().code() == NO_ROOM);
    }

    /** By the registry of RFC 5248; what is about the sender stands among what is about addresses. */
    private static FailureCause cause(EnhancedCode code) {
        if (code.is(1, 7, 8)) {
            return FailureCause.POLICY;
        }
        if (code.is(2, 3) || code.is(3, 4)) {
            return FailureCause.CONTENT;
        }
        return switch (code.subject()) {
            case 1 -> FailureCause.ADDRESS;
            case 2 -> FailureCause.MAILBOX;
            // Exchange Online says 5.4.1 of an address its directory does not know.
            case 4 -> code.detail() == 1 ? FailureCause.ADDRESS : FailureCause.ROUTE;
            case 7 -> FailureCause.POLICY;
            default -> FailureCause.CONTENT;
        };
    }

    /** Without such a code, by what the server refused. */
    private static FailureCause causeOfStep(Step step) {
        return step == Step.RECIPIENT ? FailureCause.ADDRESS : FailureCause.CONTENT;
    }

    private static boolean refusesSender(Handed.Refused refused) {
        return refused.step() == Step.SENDER && refused.reply().code() != TOO_LARGE;
    }

    /** In one line, and not too long a one. */
    static String describe(Handed.Refused refused) {
        return oneLine(refused.words());
    }

    /** In one line, and not too long a one. */
    static String describe(IOException failure) {
        return oneLine(
                switch (failure) {
                    case UnknownHostException unknown -> "unknown host: " + message(unknown);
                    case SSLException tls -> "TLS: " + message(tls);
                    default -> message(failure);
                });
    }

    private static String oneLine(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
    }

    private static String message(IOException failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
