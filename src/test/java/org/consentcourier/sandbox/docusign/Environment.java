package org.consentcourier.sandbox.docusign;

/** Docusign's two worlds; keys, users and consents of one mean nothing in the other. */
public enum Environment {
    DEMO("account-d.docusign.com"),
    PRODUCTION("account.docusign.com");

    private final String host;

    Environment(String host) {
        this.host = host;
    }

    String host() {
        return host;
    }
}
