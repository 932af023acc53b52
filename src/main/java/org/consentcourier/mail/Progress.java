package org.consentcourier.mail;

import org.jspecify.annotations.Nullable;

/**
 * How far a group of people has come.
 *
 * @param done permissions given, of {@code total} asked for
 * @param urgent of those missing: who needs somebody's help
 * @param change by how much done has grown since the report before; null: there was none
 */
public record Progress(
        long done, long total, long urgent, @Nullable Long change) {

    private static final long WHOLE = 100;

    /** Neither done nor in need of help. */
    public long waiting() {
        return total - done - urgent;
    }

    /** Nobody is missing. */
    public boolean isComplete() {
        return done >= total;
    }

    /** Rounded down: 100 means everybody. */
    public int percent() {
        return total == 0 ? (int) WHOLE : (int) (WHOLE * done / total);
    }

    /** Of the bar, in hundredths; whoever needs help is seen, however many others there are. */
    public int percentUrgent() {
        return total == 0 || urgent == 0 ? 0 : (int) Math.clamp(WHOLE * urgent / total, 1, WHOLE - percent());
    }

    /** What is left of the bar. */
    public int percentOpen() {
        return (int) WHOLE - percent() - percentUrgent();
    }
}
