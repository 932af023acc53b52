package org.consentcourier.mail;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
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

    /** Commands not understood, out of order or not without a login: what we are told so of is no recipient. */
    private static final Set<Integer> ABOUT_US = Set.of(500, 501, 502, 503, 504, 530, 534, 535, 538);

    private SmtpReplies() {}

    /** What an outcome means for the mail. */
    static SendResult result(Handed handed) {
        return switch (handed) {
            case Handed.Accepted() -> new SendResult.Accepted();
            case Handed.Refused refused -> refused(refused);
            case Handed.NotPossible(var reason) -> new SendResult.NotMailable(reason);
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
        var cause = cause(refused, code);
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
        if (isAboutUs(refused, code)) {
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

    /** By the code where it says something; what is about us is said under any code, or none. */
    private static FailureCause cause(Handed.Refused refused, Optional<EnhancedCode> code) {
        if (isAboutUs(refused, code)) {
            return FailureCause.POLICY;
        }
        if (namesRecipient(refused, code)) {
            return FailureCause.ADDRESS;
        }
        return code.filter(known -> known.subject() != 0)
                .map(SmtpReplies::cause)
                .orElseGet(() -> causeWithoutCode(refused));
    }

    /** Where the code names the recipient, words such as "your server" are advice. */
    private static boolean isAboutUs(Handed.Refused refused, Optional<EnhancedCode> code) {
        var words = refused.reply().text();
        var namesRecipient = code.filter(known -> known.subject() == 1 || known.subject() == 2)
                .isPresent();
        return ReplyWords.areAboutRelaying(words) || (!namesRecipient && ReplyWords.areAboutUs(words));
    }

    /** Outlook.com says 5.5.0, "other protocol trouble", of a mailbox that is not there. */
    private static boolean namesRecipient(Handed.Refused refused, Optional<EnhancedCode> code) {
        return refused.step() == Step.RECIPIENT
                && code.filter(known -> known.subject() == 5).isPresent()
                && ReplyWords.areAboutRecipient(refused.reply().text());
    }

    /** By the registry of RFC 5248; what is about the sender stands among what is about addresses. */
    private static FailureCause cause(EnhancedCode code) {
        return switch (code.subject()) {
            // Exchange Online's 90: the sender has reached its limit of recipients.
            case 1 -> code.is(1, 7, 8, 90) ? FailureCause.POLICY : FailureCause.ADDRESS;
            case 2 -> code.is(2, 3) ? FailureCause.CONTENT : FailureCause.MAILBOX;
            case 3 -> code.is(3, 4) ? FailureCause.CONTENT : FailureCause.POLICY;
            case 4 -> causeOnTheWay(code);
            case 5, 7 -> FailureCause.POLICY;
            default -> FailureCause.CONTENT;
        };
    }

    private static FailureCause causeOnTheWay(EnhancedCode code) {
        // Exchange Online says 5.4.1 of an address its directory does not know.
        if (code.is(4, 1)) {
            return FailureCause.ADDRESS;
        }
        // Gmail's limit of mails a day, and loops: somebody mends them.
        return code.is(4, 5, 6, 14) ? FailureCause.POLICY : FailureCause.ROUTE;
    }

    /** By what the server refused. */
    private static FailureCause causeWithoutCode(Handed.Refused refused) {
        if (ABOUT_US.contains(refused.reply().code())) {
            return FailureCause.POLICY;
        }
        return refused.step() == Step.RECIPIENT ? FailureCause.ADDRESS : FailureCause.CONTENT;
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
