package org.consentcourier.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One mail as it goes over the wire. */
public final class Envelope {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final String sender;
    private final String recipient;
    private final byte[] content;

    /** Of a message whose lines end as they like; an address must not be able to bring a command along. */
    public Envelope(String sender, String recipient, String message) {
        requireAddress(sender);
        requireAddress(recipient);
        this.sender = sender;
        this.recipient = recipient;
        this.content = content(message.getBytes(StandardCharsets.UTF_8));
    }

    String sender() {
        return sender;
    }

    String recipient() {
        return recipient;
    }

    /** Whether an address goes beyond ASCII, which only some servers take (RFC 6531). */
    boolean needsUtf8() {
        return (sender + recipient).chars().anyMatch(sign -> sign > 0x7f);
    }

    int size() {
        return content.length;
    }

    /** With CRLF at each line's end, dots doubled, and the dot that ends it. */
    byte[] content() {
        return content;
    }

    private static void requireAddress(String address) {
        if (address.chars().anyMatch(sign -> sign <= ' ' || sign == '<' || sign == '>' || sign == 0x7f)) {
            throw new IllegalArgumentException("Not an address");
        }
    }

    private static byte[] content(byte[] message) {
        var length = withoutLastBreaks(message);
        var content = new byte[2 * length + END.length];
        var end = 0;
        var lineBegins = true;
        for (int i = 0; i < length; i++) {
            var sign = message[i];
            if (sign == '\r' && message[i + 1] == '\n') {
                continue;
            }
            if (sign == '\n' || sign == '\r') {
                content[end++] = '\r';
                content[end++] = '\n';
                lineBegins = true;
                continue;
            }
            if (sign == '.' && lineBegins) {
                content[end++] = '.';
            }
            content[end++] = sign;
            lineBegins = false;
        }
        System.arraycopy(END, 0, content, end, END.length);
        return Arrays.copyOf(content, end + END.length);
    }

    private static int withoutLastBreaks(byte[] message) {
        var length = message.length;
        while (length > 0 && (message[length - 1] == '\n' || message[length - 1] == '\r')) {
            length--;
        }
        return length;
    }
}
