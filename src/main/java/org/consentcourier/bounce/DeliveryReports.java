package org.consentcourier.bounce;

import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what servers say of mails: by RFC 3464, and from the text of those that never heard of it. */
final class DeliveryReports {

    private static final Pattern MAIL_SYSTEM = Pattern.compile(
            "(?i)(^|[<\\s\"])(mailer-daemon|postmaster|mail[- ]?delivery[- ](sub)?system|microsoftexchange[0-9a-f]*)\\b");
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![0-9.])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9.]*[0-9])");
    private static final Pattern REPLY = Pattern.compile("(?<![0-9.])([45])[0-9]{2}[ -](?=[^\\s])");
    private static final Pattern DELAY = Pattern.compile(
            "(?i)warning|delayed|will (keep|continue)|still trying|not yet been delivered|temporary problem|no action is required");
    private static final Pattern FAILURE = Pattern.compile(
            "(?i)permanent|could ?n[o']t be delivered|unable to deliver|wasn't able to deliver|undeliver|unknown user|no such user|failed");

    private DeliveryReports() {}

    /** What one report says, before it is known what it is about. */
    record Said(Verdict verdict, String code, String words) {

        Incoming about(Trace trace) {
            return new Incoming.DeliveryReport(trace, verdict, code, words);
        }
    }

    /** Whether a mail server itself is the sender. */
    static boolean isFromMailSystem(MimeMessage mail) {
        return AutoReplies.header(mail, "X-Failed-Recipients").isPresent()
                || AutoReplies.header(mail, "From")
                        .filter(from -> MAIL_SYSTEM.matcher(from).find())
                        .isPresent();
    }

    /** The worst that is said of any recipient: our mails have one. */
    static Optional<Said> find(Parts parts, boolean fromMailSystem) {
        var told = parts.statuses().stream()
                .flatMap(group -> ofGroup(group).stream())
                .min(Comparator.comparing(Said::verdict));
        return told.isPresent() || !fromMailSystem ? told : ofText(parts.text());
    }

    private static Optional<Said> ofGroup(InternetHeaders group) {
        var action = value(group, "Action").toLowerCase(Locale.ROOT);
        var diagnostic = value(group, "Diagnostic-Code").replaceFirst("(?i)^\\s*[a-z0-9-]+\\s*;\\s*", "");
        var code = code(value(group, "Status"), diagnostic);
        if (action.isEmpty() && code.isEmpty()) {
            return Optional.empty(); // the group about the mail itself
        }
        return Optional.of(said(action, code.orElse(""), diagnostic));
    }

    private static Said said(String action, String code, String words) {
        var line = Diagnostics.clean(words);
        return switch (action) {
            case "delayed" -> new Said(Verdict.DELAYED, code, line);
            case "delivered", "relayed", "expanded" -> new Said(Verdict.DELIVERED, code, line);
            default ->
                code.startsWith("2.")
                        ? new Said(Verdict.DELIVERED, code, line)
                        : new Said(StatusCodes.verdict(code, words), code, line);
        };
    }

    /** The more telling one: 5.0.0 says nothing where the server's own reply holds another. */
    private static Optional<String> code(String status, String diagnostic) {
        var stated = first(ENHANCED, status);
        var told = first(ENHANCED, diagnostic);
        return stated.filter(code -> !code.endsWith(".0.0"))
                .or(() -> told)
                .or(() -> stated)
                .or(() -> ofReply(diagnostic));
    }

    private static Optional<Said> ofText(String text) {
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .takeWhile(line ->
                        !line.matches("(?i)-+ ?(below this line|this is a copy|original message|returned message).*"))
                .limit(60)
                .toList();
        var said = String.join(" ", lines);
        var code =
                first(ENHANCED, said).filter(found -> !found.startsWith("2.")).or(() -> ofReply(said));
        if (DELAY.matcher(said).find()
                && code.filter(found -> found.startsWith("5")).isEmpty()) {
            return Optional.of(new Said(Verdict.DELAYED, code.orElse("4.0.0"), ""));
        }
        if (code.isEmpty() && !FAILURE.matcher(said).find()) {
            return Optional.empty();
        }
        var found = code.orElse("5.0.0");
        return Optional.of(new Said(StatusCodes.verdict(found, said), found, Diagnostics.clean(lineOf(lines, found))));
    }

    private static String lineOf(List<String> lines, String code) {
        return lines.stream()
                .filter(line -> line.contains(code) || REPLY.matcher(line).find())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> first(Pattern shape, String text) {
        var found = shape.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static Optional<String> ofReply(String text) {
        var found = REPLY.matcher(text);
        return found.find() ? Optional.of(found.group(1) + ".0.0") : Optional.empty();
    }

    private static String value(InternetHeaders group, String name) {
        var value = group.getHeader(name, null);
        return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }
}
