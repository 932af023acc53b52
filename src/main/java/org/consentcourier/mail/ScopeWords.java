package org.consentcourier.mail;

/** What a scope lets an application do, as people say it. */
final class ScopeWords {

    private ScopeWords() {}

    /** One we have no words for keeps its name: what is asked for must not be guessed at. */
    static String of(String scope, MailMessages words) {
        return switch (scope) {
            case "signature" -> words.scopeSignature();
            case "impersonation" -> words.scopeImpersonation();
            case "extended" -> words.scopeExtended();
            case "openid" -> words.scopeOpenid();
            case "user_read" -> words.scopeUserRead();
            case "user_write" -> words.scopeUserWrite();
            case "organization_read" -> words.scopeOrganizationRead();
            default -> words.scopeOther(scope);
        };
    }
}
