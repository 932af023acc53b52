package org.consentcourier.roster.file;

import org.jspecify.annotations.Nullable;

/** The records of a file of one kind, blank ones included. */
interface Rows extends AutoCloseable {

    /** The next one; null at the end. */
    @Nullable
    Raw next() throws UnreadableFile;

    /** Bytes of the file consumed so far. */
    long bytesRead();

    @Override
    void close();
}
