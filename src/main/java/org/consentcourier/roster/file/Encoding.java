package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** Finds the encoding of a text file. */
final class Encoding {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset ISO_8859_15 = Charset.forName("ISO-8859-15");

    /** What the detector is believed in, and by which name Java knows the variant that Windows writes. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("SHIFT_JIS", "windows-31j"),
            Map.entry("EUC-JP", "EUC-JP"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("BIG5", "Big5"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("WINDOWS-1251", "windows-1251"),
            Map.entry("MACCYRILLIC", "windows-1251"), // small letters are alike, and nobody writes the other any more
            Map.entry("KOI8-R", "KOI8-R"),
            Map.entry("ISO-8859-5", "ISO-8859-5"),
            Map.entry("WINDOWS-1253", "windows-1253"),
            Map.entry("ISO-8859-7", "ISO-8859-7"),
            Map.entry("WINDOWS-1255", "windows-1255"));

    private Encoding() {}

    /** The encoding; empty: the file is no text. */
    static Optional<Charset> of(TextScan scan) {
        var marked = marked(scan.head());
        if (marked.isPresent()) {
            return marked;
        }
        var wide = wide(scan.head());
        if (wide.isPresent()) {
            return wide;
        }
        if (isBinary(scan)) {
            return Optional.empty();
        }
        return Optional.of(scan.sequences() >= scan.broken() ? UTF_8 : oneByte(scan));
    }

    /** How many bytes of a byte order mark go before the text. */
    static int markLength(byte[] head, Charset charset) {
        return marked(head).filter(charset::equals).map(Encoding::markLength).orElse(0);
    }

    private static int markLength(Charset charset) {
        return charset.equals(UTF_8) ? 3 : 2;
    }

    private static Optional<Charset> marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(UTF_8);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return Optional.of(UTF_16LE);
        }
        return begins(head, 0xFE, 0xFF) ? Optional.of(UTF_16BE) : Optional.empty();
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without mark: what is ASCII in it, at the least separators and addresses, has NUL in every other byte. */
    private static Optional<Charset> wide(byte[] head) {
        var nuls = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                nuls[i & 1]++;
            }
        }
        var units = head.length / 2;
        if (10 * (nuls[0] + nuls[1]) < units || units == 0) {
            return Optional.empty();
        }
        var charset = nuls[1] > 20 * nuls[0] ? UTF_16LE : nuls[0] > 20 * nuls[1] ? UTF_16BE : null;
        return Optional.ofNullable(charset).filter(c -> isText(ByteBuffer.wrap(head, 0, units * 2 - 2), c));
    }

    private static boolean isText(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .chars()
                    .noneMatch(c -> c < ' ' && !isFormatting(c));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isFormatting(int c) {
        return c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isBinary(TextScan scan) {
        long controls = 0;
        for (int b = 0; b < ' '; b++) {
            controls += isFormatting(b) ? 0 : scan.count(b);
        }
        return 50 * controls > scan.size();
    }

    private static Charset oneByte(TextScan scan) {
        var sample = scan.sample();
        return foreign(sample).orElseGet(() -> latin(scan, sample));
    }

    /** In Latin scripts a byte beyond ASCII stands between ASCII letters as a rule, in others among its kind. */
    private static Optional<Charset> foreign(byte[] sample) {
        var all = 0;
        var lone = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] < 0) {
                all++;
                lone += (i == 0 || sample[i - 1] >= 0) && (i + 1 == sample.length || sample[i + 1] >= 0) ? 1 : 0;
            }
        }
        if (4 * lone > 3 * all) {
            return Optional.empty();
        }
        var detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .map(FOREIGN::get)
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }

    private static Charset latin(TextScan scan, byte[] sample) {
        for (int b = 0x80; b < 0xA0; b++) {
            if (scan.count(b) > 0) {
                return WINDOWS_1252;
            }
        }
        return Latin9.isLikely(sample) ? ISO_8859_15 : ISO_8859_1;
    }
}
