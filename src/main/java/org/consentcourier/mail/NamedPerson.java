package org.consentcourier.mail;

/** One line of a report that names somebody and an application. */
public record NamedPerson(String name, String email, String application) {

    /** Sets the names on one line, and cuts the longest. */
    public NamedPerson {
        name = Script.LEFT_TO_RIGHT.shortName(name);
        application = Script.LEFT_TO_RIGHT.shortName(application);
    }
}
