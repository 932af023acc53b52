package org.consentcourier.roster;

import java.util.List;
import org.consentcourier.roster.file.ReadOptions;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a roster file.
 *
 * @param applications keys of the applications it is the roster of, all of one environment; empty: the only one there is
 * @param dryRun find out what would change, and change nothing
 * @param leavers how many persons the uploader knows will leave; null: not said, which is enough below the guard's share
 * @param by login of whom the import is noted
 * @param note what whoever looks at the import must know of how it came about; null: nothing
 */
public record ImportRequest(
        String fileName,
        List<String> applications,
        ImportMode mode,
        boolean dryRun,
        @Nullable Integer leavers,
        ReadOptions reading,
        String by,
        @Nullable String note) {

    public ImportRequest(
            String fileName,
            List<String> applications,
            ImportMode mode,
            boolean dryRun,
            @Nullable Integer leavers,
            ReadOptions reading,
            String by) {
        this(fileName, applications, mode, dryRun, leavers, reading, by, null);
    }
}
