package org.consentcourier.docusign;

import java.net.URI;

/** Docusign's two worlds; integration keys, User IDs and consents of one mean nothing in the other. */
public enum Environment {
    DEMO("account-d.docusign.com", "api-d.docusign.net"),
    PRODUCTION("account.docusign.com", "api.docusign.net");

    private final String accountHost;
    private final String adminHost;

    Environment(String accountHost, String adminHost) {
        this.accountHost = accountHost;
        this.adminHost = adminHost;
    }

    /** The bare host, which is also the audience of an assertion. */
    public String accountHost() {
        return accountHost;
    }

    /** Where people consent and where tokens are asked for. */
    public URI accountUri() {
        return URI.create("https://" + accountHost);
    }

    /** Where organizations are administered. */
    public URI adminUri() {
        return URI.create("https://" + adminHost);
    }
}
