package org.consentcourier.mail;

/** One line of a report: who has given permission since the last one. */
public record NewlyGranted(String name, String email, String application) {

    /** Sets the name on one line. */
    public NewlyGranted {
        name = Script.LEFT_TO_RIGHT.name(name);
        application = Script.LEFT_TO_RIGHT.name(application);
    }
}
