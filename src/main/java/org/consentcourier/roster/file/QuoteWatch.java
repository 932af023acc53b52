package org.consentcourier.roster.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads along with the CSV parser and notes where quotes are used wrongly: the parser either stops at such a place or passes
 * it over, and one bad row must neither stop the others nor hide them.
 */
final class QuoteWatch extends FilterReader {

    /** A record with text after a closing quote. */
    record Misquoted(long line, boolean overLines) {}

    private enum At {
        BEGIN,
        CELL,
        QUOTED,
        CLOSED
    }

    private final char delimiter;
    private final Queue<Misquoted> misquoted = new ArrayDeque<>();
    private At at = At.BEGIN;
    private long line = 1;
    private int breaks;
    private boolean wrong;
    private boolean afterReturn;
    private boolean endsWithBreak = true;

    QuoteWatch(Reader in, char delimiter) {
        super(in);
        this.delimiter = delimiter;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        var count = in.read(buffer, offset, length);
        var end = offset + count;
        for (int i = offset; i < end; ) {
            i = see(buffer, i, end);
        }
        if (count > 0) {
            endsWithBreak = isBreak(buffer[end - 1]);
        }
        return count;
    }

    private int see(char[] buffer, int i, int end) {
        var c = buffer[i];
        if (isBreak(c)) {
            lineBreak(c);
            return i + 1;
        }
        afterReturn = false;
        if (at == At.CELL || (at == At.QUOTED && c != '"')) {
            return pass(buffer, i, end);
        }
        if (at == At.QUOTED) {
            at = At.CLOSED;
        } else if (c == delimiter) {
            at = At.BEGIN;
        } else if (c == '"') {
            at = At.QUOTED;
        } else if (at == At.CLOSED) {
            wrong = true;
        } else {
            at = At.CELL;
        }
        return i + 1;
    }

    /** To the next character that may change anything. */
    private int pass(char[] buffer, int i, int end) {
        var stop = at == At.QUOTED ? '"' : delimiter;
        for (; i < end; i++) {
            var c = buffer[i];
            if (c == stop) {
                if (at == At.QUOTED) {
                    return i;
                }
                at = At.BEGIN;
                return i + 1;
            }
            if (isBreak(c)) {
                return i;
            }
        }
        return i;
    }

    private void lineBreak(char c) {
        var second = c == '\n' && afterReturn;
        afterReturn = c == '\r';
        if (second) {
            return;
        }
        if (at == At.QUOTED) {
            breaks++;
            return;
        }
        endRecord();
    }

    private void endRecord() {
        if (wrong) {
            misquoted.add(new Misquoted(line, breaks > 0));
        }
        line += breaks + 1;
        breaks = 0;
        wrong = false;
        at = At.BEGIN;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** What is known of the record that begins in this line; null: its quotes are right. */
    @Nullable
    Misquoted misquoted(long record) {
        while (!misquoted.isEmpty() && misquoted.element().line() < record) {
            misquoted.remove();
        }
        if (!misquoted.isEmpty() && misquoted.element().line() == record) {
            return misquoted.remove();
        }
        return wrong && line == record ? new Misquoted(line, breaks > 0) : null;
    }

    /** Whether the file ends within quotes; asked when all is read. */
    boolean endsInQuotes() {
        return at == At.QUOTED;
    }

    /** Whether the last record is a whole line; asked when all is read. */
    boolean endsWithBreak() {
        return endsWithBreak;
    }

    /** How many lines the last record spans beyond its first; asked when all is read. */
    int breaksInLast() {
        return breaks;
    }
}
