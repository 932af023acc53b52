package org.consentcourier.report;

/**
 * What became of a group since the snapshot before. Whoever moved from one group to another did so first, with what they had
 * then: what they have done since counts where they are now. So nothing is counted twice, and for every group, done is what
 * was done then plus {@link #done()}, and the total what it was plus {@link #total()}.
 *
 * @param newlyGranted granted now, and not granted or not there at all then
 * @param revoked granted then, there and not granted now
 * @param joined not there at all then
 * @param exempted taken out by IT since
 * @param back exempt then and no longer
 * @param left not there any more
 * @param movedIn then of another group
 * @param movedOut of another group now
 */
public record Change(
        long newlyGranted,
        long revoked,
        long joined,
        long exempted,
        long back,
        Flow left,
        Flow movedIn,
        Flow movedOut) {

    static final Change NONE = new Change(0, 0, 0, 0, 0, Flow.NONE, Flow.NONE, Flow.NONE);

    /**
     * People by what they had at the snapshot before; the exempt do not count.
     *
     * @param done of the people
     */
    public record Flow(long people, long done) {

        static final Flow NONE = new Flow(0, 0);

        Flow plus(Flow other) {
            return new Flow(people + other.people, done + other.done);
        }
    }

    /** By how much done has grown. */
    public long done() {
        return newlyGranted + movedIn.done - revoked - left.done - movedOut.done;
    }

    /** By how much the total has grown. */
    public long total() {
        return joined + back + movedIn.people - exempted - left.people - movedOut.people;
    }

    Change plus(Change other) {
        return new Change(
                newlyGranted + other.newlyGranted,
                revoked + other.revoked,
                joined + other.joined,
                exempted + other.exempted,
                back + other.back,
                left.plus(other.left),
                movedIn.plus(other.movedIn),
                movedOut.plus(other.movedOut));
    }
}
