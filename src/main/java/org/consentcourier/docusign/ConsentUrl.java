package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Docusign's own page on which a person consents. */
public final class ConsentUrl {
    private static final String IMPERSONATION = "impersonation";

    private ConsentUrl() {}

    /** The link for individual consent; {@code state} comes back to the redirect URI with the person's decision. */
    public static URI individual(Integration integration, String state, Optional<String> uiLocales) {
        return individual(integration, Optional.of(state), uiLocales);
    }

    /** The link for whoever it may be: nothing comes back that says whose decision it was. */
    public static URI forAnybody(Integration integration) {
        return individual(integration, Optional.empty(), Optional.empty());
    }

    /** The link for the administrator in whose name users are looked up; it asks for no more than that takes. */
    public static URI forDirectoryUser(Integration integration, DirectoryRoute.OfAccount route) {
        return forAnybody(integration.withScopes(route.scopes()));
    }

    /** What the page asks for. An assertion implies impersonation, the page does not: without it every later grant answers consent_required. */
    public static List<String> scopes(Integration integration) {
        var scopes = new LinkedHashSet<>(integration.scopes());
        scopes.add(IMPERSONATION);
        return List.copyOf(scopes);
    }

    private static URI individual(Integration integration, Optional<String> state, Optional<String> uiLocales) {
        var url = new StringBuilder(integration.endpoint("/oauth/auth").toString())
                .append("?response_type=code")
                .append("&scope=")
                .append(encoded(String.join(" ", scopes(integration))))
                .append("&client_id=")
                .append(encoded(integration.integrationKey()))
                .append("&redirect_uri=")
                .append(encoded(integration.redirectUri().toString()));
        state.ifPresent(value -> url.append("&state=").append(encoded(value)));
        // Without it a live session decides silently who has consented, for instance the administrator trying the link.
        url.append("&prompt=login");
        uiLocales.ifPresent(locales -> url.append("&ui_locales=").append(encoded(locales)));
        return URI.create(url.toString());
    }

    /** Docusign has read a plus sign as part of a scope's name, so a space is always %20. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
