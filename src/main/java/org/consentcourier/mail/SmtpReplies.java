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
    private static final int TOO_LARGE = 552;

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
        if (!reply.isPermanent()) {
            return new SendResult.Deferred(text);
        }
        // A refused login or sender concerns every mail: no recipient may be given up for it.
        return !handedOver || refusesSender(reply) ? new SendResult.Unreachable(text) : new SendResult.Rejected(text);
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
