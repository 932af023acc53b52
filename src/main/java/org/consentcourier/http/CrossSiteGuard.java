package org.consentcourier.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Refuses changes a browser sends on behalf of another site, the login form and the API included: a browser may hold Basic
 * credentials too. Programs send none of these headers and are not concerned.
 */
@Singleton
class CrossSiteGuard {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final int BEFORE_AUTHENTICATION = 400;

    void install(@Observes Filters filters) {
        filters.register(CrossSiteGuard::check, BEFORE_AUTHENTICATION);
    }

    private static void check(RoutingContext request) {
        if (SAFE.contains(request.request().method()) || isOurs(request.request())) {
            request.next();
        } else {
            request.fail(new Refused(403, "Another web site sent this request. Open the page here and try again."));
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        var origin = request.getHeader("Origin");
        // Our pages send no referrer, which makes a browser write "null" here: those forms carry a token instead.
        return origin == null
                || (origin.equals("null") && !request.path().startsWith("/api/"))
                || isHost(origin, request);
    }

    private static boolean isHost(String origin, HttpServerRequest request) {
        try {
            return String.valueOf(request.authority()).equalsIgnoreCase(new URI(origin).getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
