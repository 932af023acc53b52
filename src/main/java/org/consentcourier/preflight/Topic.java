package org.consentcourier.preflight;

/** What a preflight looks at, in the order it is told. */
public enum Topic {
    KEY_PAIR("RSA key", false),
    ACCOUNT_HOST("Docusign's account host", false),
    CLOCK("Clock", false),
    INTEGRATION_KEY("Integration key and its RSA key", false),
    NEXT_KEY("Next RSA key", false),
    DIRECTORY_USER("Looking users up", false),
    CONSENT_SETTINGS("Settings of the integration key", false),
    REDIRECT_URI("Redirect URI", false),
    HOLIDAYS("Public holidays", false),
    MAIL_SERVER("Mail server", true),
    MAILBOX("Mailbox of bounces and replies", true),
    ALARMS("Alarms by mail", true),
    OWN_WORDING("Own wording of mails", true),
    BASE_URL("Base URL", true),
    SPF("SPF of the sender's domain", true),
    DMARC("DMARC of the sender's domain", true),
    DKIM("DKIM of the sender's domain", true);

    private final String title;
    private final boolean ofInstallation;

    Topic(String title, boolean ofInstallation) {
        this.title = title;
        this.ofInstallation = ofInstallation;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether it is the same for all applications. */
    public boolean ofInstallation() {
        return ofInstallation;
    }
}
