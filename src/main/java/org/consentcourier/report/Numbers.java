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

    /** Of a row that has every {@link Count} from {@code first} on. */
    static Numbers of(Object[] row, int first) {
        var cells = new Cells(row, first);
        return new Numbers(
                cells.of(Count.DONE),
                cells.of(Count.MISSING),
                cells.of(Count.EXEMPT),
                cells.of(Count.LATE),
                cells.of(Count.UNDELIVERABLE),
                cells.of(Count.STUCK),
                change(cells));
    }

    private static Change change(Cells cells) {
        return new Change(
                cells.of(Count.NEWLY_GRANTED),
                cells.of(Count.REVOKED),
                cells.of(Count.JOINED),
                cells.of(Count.EXEMPTED),
                cells.of(Count.BACK),
                new Change.Flow(cells.of(Count.LEFT_PEOPLE), cells.of(Count.LEFT_DONE)),
                new Change.Flow(cells.of(Count.MOVED_IN_PEOPLE), cells.of(Count.MOVED_IN_DONE)),
                new Change.Flow(cells.of(Count.MOVED_OUT_PEOPLE), cells.of(Count.MOVED_OUT_DONE)));
    }

    private record Cells(Object[] row, int first) {
        long of(Count count) {
            return ((Number) row[first + count.ordinal()]).longValue();
        }
    }
}
