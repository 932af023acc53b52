package org.consentcourier.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What in a mail may tell which mail of ours it is about; whether it is really ours is found out by whoever knows them.
 *
 * @param returnAddresses addresses of the shape mail of ours comes back to
 * @param messageIds Message-IDs of the shape of ours, the likeliest first
 */
record Trace(List<String> returnAddresses, List<String> messageIds) {

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern RETURN_ADDRESS =
            Pattern.compile("[A-Za-z0-9._=-]{1,64}\\+[bB][0-9a-vA-V]{40}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<(?:" + UUID
            + "(?:\\.[0-9]{1,9}\\.[0-9]{1,9})?|report\\.[A-Za-z0-9.-]{1,80}|(?:alarm|all-clear)\\." + UUID
            + "\\.[0-9a-f]{32})@[A-Za-z0-9.-]{1,253}>");

    private static final List<String> ADDRESSED = List.of(
            "To",
            "Cc",
            "Delivered-To",
            "X-Original-To",
            "Envelope-To",
            "X-Envelope-To",
            "X-Original-Recipient",
            "Original-Recipient");
    private static final List<String> ANSWERED = List.of("In-Reply-To", "References", "X-Original-Message-ID");

    Trace {
        returnAddresses = List.copyOf(returnAddresses);
        messageIds = List.copyOf(messageIds);
    }

    /** Of headers, the mail that was returned, and the text where a machine wrote the mail down as text. */
    static Trace of(MimeMessage mail, Parts parts, boolean alsoInText) throws MessagingException {
        var addresses = all(RETURN_ADDRESS, values(mail, ADDRESSED));
        var ids = new LinkedHashSet<>(all(MESSAGE_ID, parts.returnedMessageIds()));
        ids.addAll(all(MESSAGE_ID, values(mail, ANSWERED)).reversed()); // the last of a thread is what was answered
        if (alsoInText) {
            addresses.addAll(all(RETURN_ADDRESS, List.of(parts.text())));
            ids.addAll(all(MESSAGE_ID, List.of(parts.text())));
        }
        return new Trace(List.copyOf(addresses), List.copyOf(ids));
    }

    boolean leadsNowhere() {
        return returnAddresses.isEmpty() && messageIds.isEmpty();
    }

    private static List<String> values(MimeMessage mail, List<String> names) throws MessagingException {
        var values = new ArrayList<String>();
        for (var name : names) {
            var headers = mail.getHeader(name);
            if (headers != null) {
                values.addAll(List.of(headers));
            }
        }
        return values;
    }

    private static LinkedHashSet<String> all(Pattern shape, List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        texts.forEach(
                text -> shape.matcher(text).results().map(MatchResult::group).forEach(found::add));
        return new LinkedHashSet<>(found);
    }
}
