package org.consentcourier.sandbox.docusign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentcourier.sandbox.http.Parameters;

/** What the query of {@code /oauth/auth} asks for. */
sealed interface AuthorizationRequest {

    /** A request a person can answer. */
    record Valid(Integration integration, Parameters query, Set<String> scopes) implements AuthorizationRequest {

        boolean forcesLogin() {
            return query.get("prompt").equals("login");
        }

        String acceptedWith(String code) {
            return redirect(Map.of("code", code));
        }

        String declined() {
            return redirect(Map.of("error", "access_denied", "error_description", "The user did not consent."));
        }

        private String redirect(Map<String, String> answer) {
            return location(query, answer);
        }
    }

    /** A fault the application's owner is told about at its redirect URI. */
    record SentBack(String location) implements AuthorizationRequest {}

    /** A fault that must not redirect. */
    record Broken(String message) implements AuthorizationRequest {}

    static AuthorizationRequest of(Directory directory, Parameters query) {
        var integration = directory.integration(query.get("client_id"));
        if (integration.isEmpty()) {
            return new Broken("The client id provided is not registered with DocuSign.");
        }
        if (!integration.get().redirectUris().contains(query.get("redirect_uri"))) {
            return new Broken("The redirect URI is not registered properly with DocuSign.");
        }
        if (!query.get("response_type").equals("code")) {
            return new SentBack(location(query, Map.of("error", "unsupported_response_type")));
        }
        var scopes = Scopes.recognized(query.get("scope"));
        return scopes.isEmpty()
                ? new SentBack(location(query, Map.of("error", "invalid_scope")))
                : new Valid(integration.get(), query, scopes);
    }

    private static String location(Parameters query, Map<String, String> answer) {
        var parameters = new LinkedHashMap<>(answer);
        query.find("state").ifPresent(state -> parameters.put("state", state));
        var encoded = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        var redirectUri = query.get("redirect_uri");
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + encoded;
    }
}
