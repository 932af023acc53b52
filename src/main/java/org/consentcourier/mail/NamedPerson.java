package org.consentcourier.mail;

/** One line of a report: who has given permission since the last one. */
public record NewlyGranted(String name, String email, String application) {

    /** Sets the names on one line, and cuts the longest. */
    public NewlyGranted {
        name = Script.LEFT_TO_RIGHT.shortName(name);
        application = Script.LEFT_TO_RIGHT.shortName(application);
    }
}
