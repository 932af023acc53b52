package org.consentcourier.roster.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** A part of a workbook as it is unpacked, watched: bytes in all, and bytes between two tags, which the XML parser keeps. */
final class WorkbookStream extends FilterInputStream {

    /** The part is more than may be unpacked. */
    static final class TooMuch extends IOException {
        TooMuch(String message) {
            super(message);
        }
    }

    private final CRC32 checksum = new CRC32();
    private final long allowed;
    private boolean xml;
    private long count;
    private int gap;

    /**
     * Watches a part.
     *
     * @param allowed bytes it may have
     * @param xml whether it is XML
     */
    WorkbookStream(InputStream in, long allowed, boolean xml) {
        super(in);
        this.allowed = allowed;
        this.xml = xml;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        if (read <= 0) {
            return read;
        }
        count += read;
        checksum.update(buffer, offset, read);
        if (count > allowed) {
            throw new TooMuch("unpacks to more than any roster needs");
        }
        for (int i = offset; xml && i < offset + read; i++) {
            gap = buffer[i] == '<' ? 0 : gap + 1;
            if (gap > Limits.XML_GAP) {
                throw new TooMuch("has a cell that is longer than Excel allows");
            }
        }
        return read;
    }

    /** From here on it is not XML. */
    void stopWatchingTags() {
        xml = false;
    }

    long count() {
        return count;
    }

    long checksum() {
        return checksum.getValue();
    }
}
