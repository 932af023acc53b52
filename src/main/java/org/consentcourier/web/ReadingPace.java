package org.consentcourier.web;

import java.time.Duration;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.RosterImport.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How fast a file is read, and for how long still.
 *
 * @param percent of the file that is read; null after that, and before anything is known
 * @param left null where nothing can be said yet
 */
record ReadingPace(
        long rowsPerSecond,
        @Nullable Integer percent,
        @Nullable String left) {

    private static final long MINUTE = 60;

    static ReadingPace of(Progress progress, Duration since) {
        var seconds = since.toMillis() / 1000.0;
        var reading = progress.phase() == Phase.READING && progress.bytes() > 0 && progress.bytesTotal() > 0;
        if (seconds < 1) {
            return new ReadingPace(0, reading ? percent(progress) : null, null);
        }
        var rows = progress.phase() == Phase.READING ? Math.round(progress.rows() / seconds) : 0;
        return new ReadingPace(rows, reading ? percent(progress) : null, reading ? left(progress, seconds) : null);
    }

    private static int percent(Progress progress) {
        return (int) Math.min(100, progress.bytes() * 100 / progress.bytesTotal());
    }

    private static String left(Progress progress, double seconds) {
        var rest = Math.max(0, progress.bytesTotal() - progress.bytes());
        var left = Math.round(rest * seconds / progress.bytes());
        return left < 2 * MINUTE
                ? "about " + Math.max(1, left) + " s"
                : "about " + (left + MINUTE / 2) / MINUTE + " min";
    }
}
