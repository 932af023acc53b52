package org.consentcourier.mail;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the mails ask for and where they lead that are written to people who do not exist.
 *
 * @param application its name
 * @param scopes as Docusign calls them
 * @param start the page all others of this service stand below
 * @param state what stands in the links instead of a signature
 */
public record Scenery(
        String application,
        List<String> scopes,
        URI consentUrl,
        URI start,
        String key,
        String state,
        @Nullable String supportContact) {

    private static final String STATE = "v1.3f0f2f6e-7a52-4f0f-9d0b-0f5b3b1c2d3e.1.0123456789abcdef0123456789abcdef";

    /** Of no installation. */
    static final Scenery NOWHERE = new Scenery(
            "Contract Archive",
            List.of("signature", "impersonation", "spring_read"),
            URI.create("https://account.docusign.com/oauth/auth?response_type=code"
                    + "&scope=signature%20impersonation%20spring_read&client_id=11111111-2222-4333-8444-555555555555"
                    + "&redirect_uri=https%3A%2F%2Fconsent.corp.example%2Fconsent%2Farchive&state=" + STATE
                    + "&prompt=login"),
            URI.create("https://consent.corp.example/"),
            "archive",
            STATE,
            "it-help@corp.example");

    /** Keeps its own copy. */
    public Scenery {
        scopes = List.copyOf(scopes);
    }

    Scenery called(String name) {
        return new Scenery(name, scopes, consentUrl, start, key, state, supportContact);
    }

    URI checkNow() {
        return start.resolve("consent/" + key + "/check?state=" + state);
    }

    URI notForMe() {
        return start.resolve("consent/" + key + "/not-me?state=" + state);
    }

    /** What a manager can do from a report. */
    URI act(String what) {
        return start.resolve("act?link=r1." + what + "." + state);
    }

    URI report() {
        return start.resolve("reports/2026-W48");
    }
}
