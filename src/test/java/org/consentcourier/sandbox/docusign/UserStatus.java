package org.consentcourier.sandbox.docusign;

/** Docusign's words for the state of a user; only an active one can be impersonated. */
public enum UserStatus {
    ACTIVE("Active"),
    ACTIVATION_REQUIRED("ActivationRequired"),
    ACTIVATION_SENT("ActivationSent"),
    CLOSED("Closed"),
    DISABLED("Disabled");

    private final String word;

    UserStatus(String word) {
        this.word = word;
    }

    /** As Docusign writes it. */
    public String word() {
        return word;
    }
}
