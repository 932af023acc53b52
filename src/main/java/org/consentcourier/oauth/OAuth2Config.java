package org.consentcourier.oauth;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** XOAUTH2, as Exchange Online wants it; a password is used until a token URI is set. */
public interface OAuth2Config {

    /** Where tokens are had, such as {@code https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token}. */
    Optional<URI> tokenUri();

    Optional<String> clientId();

    Optional<String> clientSecret();

    @WithDefault("https://outlook.office365.com/.default")
    String scope();
}
