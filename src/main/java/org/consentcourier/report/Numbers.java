package org.consentcourier.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a group of requests has come.
 *
 * @param done granted
 * @param missing neither granted nor exempt
 * @param exempt taken out by IT, and not part of the total
 * @param late of the missing: asking alone leads nowhere any more, see {@link Problem}
 * @param undeliverable of the missing: whose address takes no mail
 * @param stuck of the missing: somebody must do something else first
 * @param change since the snapshot before
 */
public record Numbers(long done, long missing, long exempt, long late, long undeliverable, long stuck, Change change) {

    /** Of nobody. */
    public static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0, Change.NONE);

    /** Who has to consent at all. */
    public long total() {
        return done + missing;
    }

    /** Rounded down: 100 means everybody. */
    public int percent() {
        return total() == 0 ? 100 : (int) (100 * done / total());
    }

    /** Of the done: not granted, or not there, at the snapshot before. */
    @JsonProperty
    public long newlyGranted() {
        return change.newlyGranted();
    }

    /** Granted at the snapshot before and no longer. */
    @JsonProperty
    public long revoked() {
        return change.revoked();
    }

    /** Both groups together. */
    public Numbers plus(Numbers other) {
        return new Numbers(
                done + other.done,
                missing + other.missing,
                exempt + other.exempt,
                late + other.late,
                undeliverable + other.undeliverable,
                stuck + other.stuck,
                change.plus(other.change));
    }

    /** Of a row that has every {@link Count}, the first one at {@code first}. */
    static Numbers of(Object[] row, int first) {
        var tally = Tally.of(row, first);
        return new Numbers(
                tally.of(Count.DONE),
                tally.of(Count.MISSING),
                tally.of(Count.EXEMPT),
                tally.of(Count.LATE),
                tally.of(Count.UNDELIVERABLE),
                tally.of(Count.STUCK),
                change(tally));
    }

    private static Change change(Tally tally) {
        return new Change(
                tally.of(Count.NEWLY_GRANTED),
                tally.of(Count.REVOKED),
                tally.of(Count.JOINED),
                tally.of(Count.EXEMPTED),
                tally.of(Count.BACK),
                new Change.Flow(tally.of(Count.LEFT_PEOPLE), tally.of(Count.LEFT_DONE)),
                new Change.Flow(tally.of(Count.MOVED_IN_PEOPLE), tally.of(Count.MOVED_IN_DONE)),
                new Change.Flow(tally.of(Count.MOVED_OUT_PEOPLE), tally.of(Count.MOVED_OUT_DONE)));
    }
}
