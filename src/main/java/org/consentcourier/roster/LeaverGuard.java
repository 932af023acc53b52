package org.consentcourier.roster;

import org.jspecify.annotations.Nullable;

/** Keeps a truncated file from taking half a roster out: above a share of it, the number of leavers must be said. */
record LeaverGuard(int percent) {

    /** {@code said} is the number the uploader expects; null: none was said. */
    boolean lets(int leaving, int known, @Nullable Integer said) {
        return !asks(leaving, known) || (said != null && said == leaving);
    }

    /** Whether a number must be said. */
    boolean asks(int leaving, int known) {
        return leaving * 100L > (long) known * percent;
    }
}
