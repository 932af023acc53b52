package org.consentcourier.mail;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns every way in which a send can fail into a {@link SendResult}: the only place that knows SMTP replies. */
final class SmtpReplies {

    /** Replies of one mail are kept: a talkative server must not fill the table. */
    private static final int MAX_LENGTH = 500;

    private static final String SENDER_REFUSED = "sender address not accepted";
    private static final String RECIPIENT_REFUSED = "recipient address not accepted";

    private static final int TOO_LARGE = 552;

    /** "Service not available, closing transmission channel", whatever was asked. */
    private static final int CLOSING = 421;

    private SmtpReplies() {}

    /**
     * Classifies one failure.
     *
     * @param handedOver whether the server had greeted us and taken our login, so that the mail itself was on its way
     */
    static SendResult classify(Throwable failure, boolean handedOver) {
        if (failure instanceof SMTPException reply) {
            return ofReply(reply, handedOver);
        }
        if (!handedOver || surelyBeforeConnecting(failure)) {
            return new SendResult.Unreachable(describe(failure));
        }
        return new SendResult.Unknown(describe(failure));
    }

    /** What the mail client itself reported. */
    static Throwable cause(ExecutionException failure) {
        var cause = failure.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? failure : cause;
    }

    private static SendResult ofReply(SMTPException reply, boolean handedOver) {
        var text = describe(reply);
        if (reply.getReplyCode() == CLOSING) {
            return new SendResult.Closed(text);
        }
        var code = EnhancedCode.in(reply.getReplyMessages());
        if (!reply.isPermanent() || code.filter(SmtpReplies::isOverSoon).isPresent()) {
            return new SendResult.Deferred(text);
        }
        // A refused login or sender concerns every mail: no recipient may be given up for it.
        if (!handedOver || refusesSender(reply)) {
            return new SendResult.Unreachable(text);
        }
        var cause = code.map(SmtpReplies::cause).orElseGet(() -> causeOfStep(reply));
        return cause == FailureCause.POLICY ? new SendResult.Refused(text) : new SendResult.Rejected(cause, text);
    }

    /** A full mailbox is emptied one day, although servers call it permanent. */
    private static boolean isOverSoon(EnhancedCode code) {
        return code.is(2, 2);
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
    private static FailureCause causeOfStep(SMTPException reply) {
        return message(reply).startsWith(RECIPIENT_REFUSED) ? FailureCause.ADDRESS : FailureCause.CONTENT;
    }

    private static boolean refusesSender(SMTPException reply) {
        return message(reply).startsWith(SENDER_REFUSED) && reply.getReplyCode() != TOO_LARGE;
    }

    private static boolean surelyBeforeConnecting(Throwable failure) {
        return switch (failure) {
            case ConnectException refused -> true;
            case UnknownHostException unknown -> true;
            case NoRouteToHostException noRoute -> true;
            default -> false;
        };
    }

    /** In one line, and not too long a one. */
    static String describe(Throwable failure) {
        var text = switch (failure) {
            case SMTPException reply -> message(reply);
            case UnknownHostException unknown -> "unknown host: " + message(unknown);
            case SSLException tls -> "TLS: " + message(tls);
            case IOException io -> message(io);
            default -> message(failure);
        };
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
