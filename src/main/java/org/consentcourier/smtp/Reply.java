package org.consentcourier.smtp;

import java.util.List;

/**
 * What a server answers to one command.
 *
 * @param lines each with the code before it, as they came
 */
public record Reply(int code, List<String> lines) {

    /** "Service not available, closing transmission channel", whatever was asked. */
    private static final int CLOSING = 421;

    private static final int HUNDRED = 100;

    public Reply {
        lines = List.copyOf(lines);
    }

    /** Whether it is done. */
    public boolean isDone() {
        return code / HUNDRED == 2;
    }

    /** Whether the server waits for more. */
    public boolean wantsMore() {
        return code / HUNDRED == 3;
    }

    /** Whether the same would be refused again. */
    public boolean isPermanent() {
        return code / HUNDRED == 5;
    }

    /** Whether it hangs up. */
    public boolean isClosing() {
        return code == CLOSING;
    }

    /** The same without a secret it may echo, whole or in part. */
    Reply without(List<String> secrets) {
        return new Reply(
                code, lines.stream().map(line -> Mask.over(line, secrets)).toList());
    }

    /** In the server's words. */
    public String text() {
        return String.join(" ", lines);
    }
}
