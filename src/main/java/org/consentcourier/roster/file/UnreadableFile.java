package org.consentcourier.roster.file;

/** The rest of a file cannot be read; the message is for the person who made it. */
public final class UnreadableFile extends Exception {

    UnreadableFile(String message) {
        super(message);
    }
}
