package org.consentcourier.http;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks whoever is not logged in to do so, in the way of the address they wanted: the login page, or Basic. */
class Challenges {

    /** What to answer: a redirect, or 401 with what a program can do. */
    record Challenge(int status, Map<String, String> headers) {

        Failure failure() {
            return Failure.of(status, status == 401 ? "Log in with a name and password, or a valid token." : "");
        }
    }

    // Quarkus keeps Basic silent beside a form when nobody is named at all: that is the API's case.
    private static final Challenge BASIC =
            new Challenge(401, Map.of("WWW-Authenticate", "Basic realm=\"Consent Courier\", charset=\"UTF-8\""));

    private Challenges() {}

    static Uni<Challenge> of(RoutingContext request) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(request).map(Challenges::challenge);
    }

    private static Challenge challenge(@Nullable ChallengeData asked) {
        if (asked == null) {
            return BASIC;
        }
        var headers = new HashMap<String, String>();
        asked.getHeaders().forEach((name, value) -> headers.put(name.toString(), value));
        return new Challenge(asked.status, headers);
    }
}
