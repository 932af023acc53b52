package org.consentcourier.bounce;

/** The parts of a folder that visits look at one after the other: each begins behind the mails that those before it left there. */
final class Stretches {

    /** Looked at in one visit; what is beyond has to wait for the next. */
    private static final int MOST = 500;

    /** How many mails at the beginning of the folder were looked at and left. */
    private int left;

    /**
     * Mails by their numbers in the folder, which begin at 1.
     *
     * @param count how many there are in all
     */
    record Stretch(int first, int last, int count) {}

    /** What to look at in a folder of so many mails. */
    synchronized Stretch next(int count) {
        int before = left < count ? left : 0;
        return new Stretch(before + 1, Math.min(count, before + MOST), count);
    }

    /** It was looked at, and so many of it are no longer there; at the end of the folder all begins anew. */
    synchronized void done(Stretch stretch, int moved) {
        left = stretch.last() < stretch.count() ? stretch.last() - moved : 0;
    }
}
