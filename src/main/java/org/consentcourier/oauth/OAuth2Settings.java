package org.consentcourier.oauth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentcourier.settings.WrongSetting;

/** What is wrong with the settings of a login by token, wherever they stand. */
public final class OAuth2Settings {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private OAuth2Settings() {}

    /** Empty where it is well, or not used. */
    public static List<WrongSetting> wrong(String prefix, OAuth2Config config) {
        var wrong = new ArrayList<WrongSetting>();
        if (config.tokenUri().isPresent()
                && (config.clientId().isEmpty() || config.clientSecret().isEmpty())) {
            wrong.add(new WrongSetting(
                    prefix + ".client-id", "missing, or client-secret is. Set both, beside token-uri"));
        }
        if (config.tokenUri().filter(OAuth2Settings::isOpen).isPresent()) {
            wrong.add(new WrongSetting(
                    prefix + ".token-uri", "would send the client's secret in plain text. Set an https address"));
        }
        return wrong;
    }

    private static boolean isOpen(URI uri) {
        return !"https".equalsIgnoreCase(uri.getScheme()) && !LOCAL.contains(String.valueOf(uri.getHost()));
    }
}
