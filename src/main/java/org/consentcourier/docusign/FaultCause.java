package org.consentcourier.docusign;

/** What is wrong with an application when Docusign refuses it for everybody; in words for those who run it. */
public enum FaultCause {
    ISSUER_NOT_FOUND(
            "Docusign does not know this integration key in this environment.",
            "Check that the integration key belongs to the configured environment (demo or production): go-live copies a key"
                    + " to production, a new one exists in demo only. Check that account URI and audience name the same host."),
    NO_VALID_KEYS(
            "Docusign could not verify our signature with any RSA key of this integration key.",
            "Check that the private key belongs to an RSA pair that is still listed at the integration key, in this"
                    + " environment (go-live copies no RSA keys), and that the audience is the bare host, without https://"
                    + " and without a slash. If in doubt, generate a new pair and configure its private key."),
    EXPIRED_ASSERTION(
            "Docusign says our signed request had expired on arrival, a fresh one too.",
            "The clock of this machine is wrong. Set it by a time service (NTP) and start the application again."),
    INVALID_REQUEST(
            "Docusign could not read our request.",
            "Check that the account URI is Docusign's own and that no proxy on the way changes requests. If both are right,"
                    + " report it as a defect of Consent Courier, with the trace token."),
    INVALID_SCOPE(
            "Docusign does not accept one of the configured scopes.",
            "Compare the scopes, letter by letter, with those the integrated application asks for, and check that the"
                    + " account has the Docusign products they belong to."),
    UNSUPPORTED_GRANT_TYPE(
            "Docusign did not recognize our request as a JWT grant.",
            "Check that the account URI is Docusign's own and that no proxy on the way changes requests. If both are right,"
                    + " report it as a defect of Consent Courier, with the trace token."),
    UNAUTHORIZED_CLIENT(
            "Docusign does not let this integration key use the JWT grant.",
            "Check in the settings of the integration key that it is active, that its authentication is Authorization Code"
                    + " Grant (not Implicit), and that it has an RSA pair."),
    UNEXPLAINED(
            "Docusign refused with an answer its documentation does not explain.",
            "Read Docusign's answer below. If it says nothing to you, ask Docusign's support and give them the trace token.");

    private final String explanation;
    private final String remedy;

    FaultCause(String explanation, String remedy) {
        this.explanation = explanation;
        this.remedy = remedy;
    }

    /** What is wrong, in one sentence. */
    public String explanation() {
        return explanation;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
