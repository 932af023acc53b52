package org.consentcourier.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.consentcourier.oauth.AccessTokens;
import org.consentcourier.oauth.NoToken;
import org.jspecify.annotations.Nullable;

/** What the mailbox is logged in with: the password, or an access token. */
@ApplicationScoped
class Login {

    private final BouncesConfig config;
    private final AccessTokens tokens;
    private volatile @Nullable String last;

    Login(BouncesConfig config, Clock clock) {
        this.config = config;
        this.tokens = new AccessTokens(config.oauth2(), config.timeout(), clock);
    }

    boolean isByToken() {
        return tokens.areUsed();
    }

    String secret() throws NoToken {
        if (!isByToken()) {
            return config.password().orElse("");
        }
        var token = tokens.token();
        last = token;
        return token;
    }

    /** The server did not take it: the next visit asks for another. */
    void refused() {
        @Nullable String refused = last;
        if (refused != null) {
            tokens.refused(refused);
        }
    }
}
