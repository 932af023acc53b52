package org.consentcourier.report;

/**
 * A manager's place in the tree of a snapshot, in preorder.
 *
 * @param last the place of the last one below; the own where there is none
 */
public record TreePlace(int first, int last) {

    /** Whether somebody stands there, or below. */
    boolean holds(TreePlace other) {
        return first <= other.first && other.first <= last;
    }

    /** Nobody's people are there. */
    static final int NOBODY = -1;

    static final TreePlace ALL = new TreePlace(NOBODY, Integer.MAX_VALUE);

    static final TreePlace NONE = new TreePlace(Integer.MAX_VALUE, NOBODY);

    /** Without those below. */
    TreePlace alone() {
        return new TreePlace(first, first);
    }
}
