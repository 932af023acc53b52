package org.consentcourier.smtp;

/** Where in a session a server said no. */
public enum Step {
    GREETING("greeting"),
    HELLO("EHLO failed"),
    ENCRYPTION("STARTTLS failed"),
    LOGIN("login failed"),
    SENDER("sender address not accepted"),
    RECIPIENT("recipient address not accepted"),
    DATA("DATA command not accepted"),
    CONTENT("sending data failed");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** What failed. */
    public String words() {
        return words;
    }
}
