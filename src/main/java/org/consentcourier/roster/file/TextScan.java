package org.consentcourier.roster.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One look at every byte of a text file, for the encoding is told by the few bytes that are not ASCII. */
final class TextScan {

    private static final int CHUNK = 1 << 16;
    private static final int HEAD = 1 << 12;
    private static final int SAMPLE = 1 << 18;

    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private final long[] bytes = new long[256];
    private byte[] head = {};
    private long size;
    private long sequences;
    private long broken;
    private int expected;
    private int lowest;
    private int highest;

    private TextScan() {}

    static TextScan of(Path file) throws IOException {
        var scan = new TextScan();
        try (InputStream in = Files.newInputStream(file)) {
            var chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                scan.see(chunk, length);
            }
        }
        if (scan.expected > 0) {
            scan.broken++;
        }
        return scan;
    }

    private void see(byte[] chunk, int length) {
        if (head.length < HEAD) {
            var begin = new ByteArrayOutputStream(HEAD);
            begin.writeBytes(head);
            begin.write(chunk, 0, Math.min(length, HEAD - head.length));
            head = begin.toByteArray();
        }
        size += length;
        var foreign = false;
        for (int i = 0; i < length; i++) {
            var b = chunk[i];
            if (b < 0 || expected > 0) {
                foreign = true;
                foreign(b & 0xFF);
            } else if (b < ' ') {
                bytes[b]++;
            }
        }
        if (foreign && sample.size() < SAMPLE) {
            sample.write(chunk, 0, length);
        }
    }

    /** Follows UTF-8 strictly: no overlong forms, no surrogates. */
    private void foreign(int b) {
        bytes[b]++;
        if (expected > 0) {
            if (b >= lowest && b <= highest) {
                lowest = 0x80;
                highest = 0xBF;
                if (--expected == 0) {
                    sequences++;
                }
                return;
            }
            expected = 0;
            broken++;
        }
        if (b < 0x80) {
            return;
        }
        if (b < 0xC2 || b > 0xF4) {
            broken++;
            return;
        }
        expected = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        lowest = switch (b) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
        highest = switch (b) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
    }

    /** The first bytes. */
    byte[] head() {
        return head;
    }

    /** Some of the parts that hold more than ASCII. */
    byte[] sample() {
        return sample.toByteArray();
    }

    long size() {
        return size;
    }

    /** How often the byte is there, if it is a control character or no ASCII. */
    long count(int b) {
        return bytes[b];
    }

    /** Characters beyond ASCII that are right in UTF-8. */
    long sequences() {
        return sequences;
    }

    /** Places where UTF-8 is broken. */
    long broken() {
        return broken;
    }
}
