package org.consentcourier.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells who sends too much what is wrong; the server by itself only cuts the connection. */
@Singleton
class BodyGuard {

    private static final int BEFORE_THE_SERVER_CUTS = 300;
    private static final Set<HttpMethod> WITH_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final long rosterLimit;

    BodyGuard(@ConfigProperty(name = BodyLimit.ROSTER, defaultValue = BodyLimit.DEFAULT) MemorySize roster) {
        this.rosterLimit = roster.asLongValue() + BodyLimit.FORM;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVER_CUTS);
    }

    private void check(RoutingContext request) {
        var limit = limit(request.normalizedPath());
        if (limit == BodyLimit.FORM && isUnannounced(request.request())) {
            request.request().resume();
            request.fail(new Refused(411, "The length of what is sent here has to be told first, in Content-Length."));
            return;
        }
        if (announced(request) <= limit) {
            request.next();
            return;
        }
        // Read and thrown away: most clients listen to an answer only when they have sent everything.
        request.request().resume();
        request.fail(new Refused(413, tooLarge(limit)));
    }

    private static String tooLarge(long limit) {
        return limit == BodyLimit.FORM
                ? "What was sent is larger than the %,d bytes a form may have here. Send less.".formatted(limit)
                : "What was sent is larger than a roster file may be, %,d bytes. Divide the file, or have courier.roster.max-bytes raised."
                        .formatted(limit - BodyLimit.FORM);
    }

    /** Anybody may post to the public pages, and no form of theirs is large. */
    private long limit(String path) {
        return path.startsWith("/import") || path.startsWith("/api/") ? rosterLimit : BodyLimit.FORM;
    }

    /** Only importers count a body as it comes. */
    private static boolean isUnannounced(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || (request.version() == HttpVersion.HTTP_2 && WITH_A_BODY.contains(request.method())));
    }

    private static long announced(RoutingContext request) {
        try {
            var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
