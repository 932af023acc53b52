package org.consentcourier.roster.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read, for progress. */
final class CountingStream extends FilterInputStream {

    private volatile long count;

    CountingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var b = in.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        add(Math.max(0, read));
        return read;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader writes; others look on
    private void add(int bytes) {
        count += bytes;
    }

    long count() {
        return count;
    }
}
