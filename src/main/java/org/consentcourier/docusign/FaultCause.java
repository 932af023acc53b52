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
            "Set the clock of this machine by a time service (NTP). The application then goes on by itself."),
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
    DIRECTORY_USER_UNKNOWN(
            "Docusign knows no active user by the directory user's User ID in this environment.",
            "Set directory-user-id to the User ID (a GUID, not an e-mail address) of an active administrator of the account."
                    + " The User IDs of demo and production differ."),
    NO_MEMBERSHIP(
            "The directory user is no member of the configured account.",
            "Compare account-id with the API Account ID that Docusign shows under Apps and Keys, and directory-user-id with"
                    + " the User ID of one of that account's administrators."),
    NO_PERMISSION(
            "Docusign does not let us read the users.",
            "With a directory user: make it an administrator of the account. With an organization: have its administrator"
                    + " authorize the application, in Docusign Admin under Connected Apps, with the scope for reading users."),
    KEY_NOT_ENABLED(
            "Docusign does not serve this integration key at the account's API.",
            "Check that integration key and account belong to the configured environment; a new key works in demo only,"
                    + " until its go-live."),
    TOKEN_REFUSED(
            "Docusign does not accept the token it has just issued.",
            "Check that account, organization and directory user belong to the configured environment. If they do, ask"
                    + " Docusign's support and give them the trace token."),
    UNTRUSTED_ADDRESS(
            "A token would have to be sent to an address that is not Docusign's, or without encryption.",
            "Check that the account URI is Docusign's own, with https, and that no proxy on the way changes answers."),
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
