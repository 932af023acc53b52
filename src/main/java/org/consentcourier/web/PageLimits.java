package org.consentcourier.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.http.Refused;

/** Keeps the public pages from being hammered; whoever is refused is told when to come back. */
@Singleton
class PageLimits {

    private static final int TOO_MANY = 429;
    /** Of an IPv6 address one household or office has all that begin with the same. */
    private static final int OF_ONE_NETWORK = 8;
    /** By a person's clock: less is not worth waiting for. */
    private static final int LEAST_SECONDS = 2;

    private final Limiter links;
    private final Limiter clients;
    private final Limiter wrongLinks;

    PageLimits(PagesConfig config, Monotonic monotonic) {
        this.links = new Limiter(config.perLink(), monotonic::nanos);
        this.clients = new Limiter(config.perClient(), monotonic::nanos);
        this.wrongLinks = new Limiter(config.wrongLinks(), monotonic::nanos);
    }

    /** Any page, by whoever it may be. */
    void visit(RoutingContext request) {
        pass(clients.count(client(request)), request);
    }

    /** A page for one person, with their own link. */
    void link(UUID requestId, RoutingContext request) {
        link(requestId.toString(), request);
    }

    /** A page that one link leads to. */
    void link(String link, RoutingContext request) {
        pass(links.count(link), request);
    }

    /** A page for one person, with a link that is none. */
    void wrongLink(RoutingContext request) {
        pass(wrongLinks.count(client(request)), request);
    }

    void forget() {
        links.forget();
        clients.forget();
        wrongLinks.forget();
    }

    private static void pass(Duration wait, RoutingContext request) {
        if (wait.isPositive()) {
            var seconds = Math.max(LEAST_SECONDS, wait.plusMillis(999).toSeconds());
            request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            throw new Refused(TOO_MANY, "");
        }
    }

    private static String client(RoutingContext request) {
        var address = String.valueOf(request.request().remoteAddress().hostAddress());
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), OF_ONE_NETWORK))
                    : address;
        } catch (IllegalArgumentException e) {
            return address; // as a proxy wrote it
        }
    }
}
