package org.consentcourier.roster.file;

import org.jspecify.annotations.Nullable;

/** The records of an opened file, read once from first to last; memory is bounded by a record, not by the file. */
public interface RosterRecords extends AutoCloseable {

    /**
     * The next record; null at the end.
     *
     * @throws UnreadableFile when the rest cannot be read: the import as a whole is refused
     */
    @Nullable
    RosterRecord next() throws UnreadableFile;

    /** Bytes of the file consumed so far, for progress; an estimate in a workbook. */
    long bytesRead();

    @Override
    void close();
}
