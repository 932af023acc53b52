package org.consentcourier.outreach;

/** Ends the making of a wave whose people have one already that is not over; thrown, so that nothing of the new one is kept. */
final class SameWave extends RuntimeException {

    private final int number;

    SameWave(int number) {
        super("wave " + number, null, false, false);
        this.number = number;
    }

    /** For whoever wanted the second one. */
    String reason() {
        return "Wave " + number + " is for the same people and is not over. Resume it, or end it first.";
    }
}
