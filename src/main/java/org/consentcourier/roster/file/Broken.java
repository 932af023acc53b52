package org.consentcourier.roster.file;

/** A cell does not hold what its column promises; the message is for the person who made the file. */
final class Broken extends Exception {

    Broken(String reason) {
        super(reason, null, false, false);
    }

    /** Also where no exception was caught the reason is never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
