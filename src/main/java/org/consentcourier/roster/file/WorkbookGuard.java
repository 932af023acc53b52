package org.consentcourier.roster.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Unpacks a workbook once, keeping nothing, to know that it is whole and that reading it stays within limits. */
final class WorkbookGuard {

    static final String REFUSED =
            "The workbook %s. If it is right in Excel, copy the rows into a new workbook, or save the sheet as \"CSV UTF-8\", and choose that file.";
    private static final String DAMAGED = REFUSED.formatted("is damaged or cut off");
    private static final String PROTECTED =
            "The file is protected by a password. Remove the password, save it and try again.";
    private static final String OTHER =
            "The file is %s. Save the list as Excel workbook (.xlsx) or as \"CSV UTF-8\" and choose that file.";
    private static final int ENTRY_SIGNATURE = 0x504B0102;

    private final WorkbookXml xml = new WorkbookXml();
    private final long allowed;
    private long unpacked;

    private WorkbookGuard(long size) {
        allowed = Math.min(Limits.UNPACKED_BYTES, Math.max(Limits.UNPACKED_SMALL, size * Limits.UNPACK_RATIO));
    }

    /**
     * Looks through the whole file.
     *
     * @return the rows of the longest sheet
     * @throws UnreadableFile when it must not be read
     */
    static int check(Path file) throws UnreadableFile {
        try {
            countParts(file);
            var guard = new WorkbookGuard(Files.size(file));
            try (var zip = ZipFile.builder().setPath(file).get()) {
                guard.check(zip);
            }
            return guard.xml.mostRows();
        } catch (WorkbookStream.TooMuch e) {
            throw new UnreadableFile(REFUSED.formatted(e.getMessage()));
        } catch (IOException | RuntimeException e) { // of damage the library says it with either
            throw new UnreadableFile(DAMAGED);
        }
    }

    /** Before the list of parts is read into memory; whatever list a reader finds, each part in it has this signature. */
    private static void countParts(Path file) throws IOException, UnreadableFile {
        try (var in = Files.newInputStream(file)) {
            var parts = 0;
            var last = 0;
            var chunk = new byte[1 << 16];
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                for (int i = 0; i < length; i++) {
                    last = (last << 8) | (chunk[i] & 0xFF);
                    parts += last == ENTRY_SIGNATURE ? 1 : 0;
                }
            }
            if (parts > Limits.WORKBOOK_PARTS) {
                throw new UnreadableFile(REFUSED.formatted("has more parts than a workbook has"));
            }
        }
    }

    private void check(ZipFile zip) throws IOException, UnreadableFile {
        var parts = Collections.list(zip.getEntries());
        requireWorkbook(zip, parts);
        for (var part : parts) {
            if (part.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableFile(PROTECTED);
            }
            if (part.getMethod() != ZipArchiveEntry.DEFLATED && part.getMethod() != ZipArchiveEntry.STORED) {
                throw new UnreadableFile(DAMAGED);
            }
            check(zip, part);
        }
        if (!xml.isComplete()) {
            throw new UnreadableFile(DAMAGED);
        }
    }

    private static void requireWorkbook(ZipFile zip, List<ZipArchiveEntry> parts) throws IOException, UnreadableFile {
        var names = parts.stream()
                .map(part -> part.getName().toLowerCase(Locale.ROOT))
                .toList();
        if (names.contains("xl/workbook.bin")) {
            throw new UnreadableFile(OTHER.formatted("a binary Excel workbook (.xlsb)"));
        }
        if (names.contains("word/document.xml") || names.contains("ppt/presentation.xml")) {
            throw new UnreadableFile(OTHER.formatted("a Word or PowerPoint document"));
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            throw new UnreadableFile(OTHER.formatted("an OpenDocument file"));
        }
        if (!names.contains("[content_types].xml")) {
            throw new UnreadableFile(
                    "The file is a packed archive. Unpack it and choose the file in it: an Excel workbook (.xlsx) or a CSV file.");
        }
    }

    private void check(ZipFile zip, ZipArchiveEntry part) throws IOException, UnreadableFile {
        try (var content = zip.getInputStream(part)) {
            var begin = content.readNBytes(4);
            var whole = new SequenceInputStream(new ByteArrayInputStream(begin), content);
            var stream = new WorkbookStream(whole, allowed - unpacked, isXml(begin));
            if (isXml(begin)) {
                checkXml(stream);
            }
            stream.transferTo(OutputStream.nullOutputStream());
            unpacked += stream.count();
            if (part.getCrc() != stream.checksum()) {
                throw new UnreadableFile(DAMAGED);
            }
        }
    }

    /** Anything XML may begin with; what is none fails at once. */
    private static boolean isXml(byte[] begin) {
        return begin.length > 1
                && (begin[0] == '<'
                        || (begin[0] >= 0 && begin[0] <= ' ')
                        || (begin[0] & 0xFF) == 0xEF
                        || isWide(begin));
    }

    private static boolean isWide(byte[] begin) {
        var first = ((begin[0] & 0xFF) << 8) | (begin[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE;
    }

    /** Where this stops the reader might go on, unwatched: no part that it opens may be less than right. */
    private void checkXml(WorkbookStream part) throws IOException, UnreadableFile {
        try {
            xml.check(part);
        } catch (XMLStreamException
                | RuntimeException e) { // the parser hides some of its own exceptions in unchecked ones
            for (Throwable cause = e; cause != null; cause = cause(cause)) {
                if (cause instanceof WorkbookStream.TooMuch much) {
                    throw much;
                }
            }
            if (xml.isRead()) {
                throw new UnreadableFile(DAMAGED);
            }
        }
        part.stopWatchingTags();
    }

    private static @Nullable Throwable cause(Throwable e) {
        return e instanceof XMLStreamException xml && xml.getNestedException() != null
                ? xml.getNestedException()
                : e.getCause();
    }
}
