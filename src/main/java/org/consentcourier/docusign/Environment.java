package org.consentcourier.docusign;

import java.net.URI;

/** Docusign's two worlds; integration keys, User IDs and consents of one mean nothing in the other. */
public enum Environment {
    DEMO("account-d.docusign.com"),
    PRODUCTION("account.docusign.com");

    private final String accountHost;

    Environment(String accountHost) {
        this.accountHost = accountHost;
    }

    /** The bare host, which is also the audience of an assertion. */
    public String accountHost() {
        return accountHost;
    }

    /** Where people consent and where tokens are asked for. */
    public URI accountUri() {
        return URI.create("https://" + accountHost);
    }
}
