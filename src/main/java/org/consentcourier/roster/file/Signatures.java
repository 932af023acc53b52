package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The first bytes of kinds of file that IT may have at hand. */
final class Signatures {

    static final int HEAD = 4096;
    static final String OLE2 = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    static final String SAVE_AS =
            "The file is %s. Save the list as Excel workbook (.xlsx) or as \"CSV UTF-8\" and choose that file.";
    static final Map<String, String> KNOWN = new LinkedHashMap<>();

    private static final int SECTOR_SHIFT_AT = 30;
    private static final int DIRECTORY_AT = 48;

    static {
        KNOWN.put("%PDF-", "a PDF document");
        KNOWN.put("\u0089PNG", "an image");
        KNOWN.put("\u00FF\u00D8\u00FF", "an image");
        KNOWN.put("GIF8", "an image");
        KNOWN.put("II*\0", "an image");
        KNOWN.put("MM\0*", "an image");
        KNOWN.put("\u001F\u008B", "a packed file (gzip): unpack it first");
        KNOWN.put("BZh", "a packed file (bzip2): unpack it first");
        KNOWN.put("\u00FD7zXZ", "a packed file (xz): unpack it first");
        KNOWN.put("(\u00B5/\u00FD", "a packed file (zstd): unpack it first");
        KNOWN.put("7z\u00BC\u00AF", "a packed archive (7z): unpack it first");
        KNOWN.put("Rar!", "a packed archive (rar): unpack it first");
        KNOWN.put("{\\rtf", "a text document (RTF)");
        KNOWN.put("SQLite format 3", "a database");
        KNOWN.put("PAR1", "a Parquet file");
        KNOWN.put("\177ELF", "a program");
        KNOWN.put("MZ\u0090", "a program");
        KNOWN.put("%!PS", "a PostScript document");
    }

    private Signatures() {}

    static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until full or at the end
        }
        return bytes.flip();
    }

    /** Some programs call a web page or XML an Excel file. */
    static Signature markup(String begin) {
        var text = begin.replaceFirst("^\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<table")) {
            return new Signature.Other(SAVE_AS.formatted("a web page, whatever it is called"));
        }
        if (text.startsWith("<?xml") || text.startsWith("<workbook")) {
            return new Signature.Other(SAVE_AS.formatted("XML, whatever it is called"));
        }
        return text.startsWith("{\"") || text.startsWith("[{") || text.startsWith("[\n") || text.startsWith("{\n")
                ? new Signature.Other(SAVE_AS.formatted("JSON"))
                : new Signature.Text();
    }

    /** An old workbook, or a new one within a wrapper that its password locks: the directory tells. */
    static String ole2(SeekableByteChannel channel, ByteBuffer head) throws IOException {
        var header = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var names = "";
        if (header.limit() > DIRECTORY_AT + Integer.BYTES) {
            var shift = header.getShort(SECTOR_SHIFT_AT) & 0xF;
            var directory = (header.getInt(DIRECTORY_AT) + 1L) << shift;
            if (directory > 0 && directory < channel.size()) {
                names = UTF_16LE.decode(read(channel, directory, HEAD)).toString();
            }
        }
        if (names.contains("EncryptedPackage")) {
            return "The workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook), save it and try again.";
        }
        return names.contains("Workbook") || names.contains("Book")
                ? "The file is a workbook of the old kind (.xls). Open it in Excel, save it as Excel workbook (.xlsx) and choose that file."
                : "The file is an old Office document, or a workbook protected by a password. Open it in Excel, remove the password,"
                        + " save it as Excel workbook (.xlsx) and choose that file.";
    }
}
