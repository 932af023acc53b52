package org.consentcourier.report;

/**
 * How far a group of requests has come, and what changed since the snapshot before.
 *
 * @param done granted
 * @param missing neither granted nor exempt
 * @param exempt taken out by IT, and not part of the total
 * @param newlyGranted of the done: not granted, or not there, at the snapshot before
 * @param revoked granted at the snapshot before and no longer
 */
public record Numbers(long done, long missing, long exempt, long newlyGranted, long revoked) {

    static final Numbers NONE = new Numbers(0, 0, 0, 0, 0);

    /** Who has to consent at all. */
    public long total() {
        return done + missing;
    }

    /** Rounded down: 100 means everybody. */
    public int percent() {
        return total() == 0 ? 100 : (int) (100 * done / total());
    }

    Numbers plus(Numbers other) {
        return new Numbers(
                done + other.done,
                missing + other.missing,
                exempt + other.exempt,
                newlyGranted + other.newlyGranted,
                revoked + other.revoked);
    }
}
