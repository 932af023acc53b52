package org.consentcourier.http;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers what failed outside a resource; Quarkus' own handler would log the whole address, authorization codes included. */
@Singleton
class FailureRoute {

    private final FailureViews views;

    FailureRoute(FailureViews views) {
        this.views = views;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            request.next();
            return;
        }
        switch (request.failure()) {
            case AuthenticationFailedException _, UnauthorizedException _ -> challenge(request);
            // What is left of them is OIDC's own business, redirects among it.
            case SecurityException _ -> request.next();
            case null, default -> write(failure(request), Map.of(), request);
        }
    }

    private void challenge(RoutingContext request) {
        if (!request.request().isEnded()) {
            request.request().resume();
        }
        Challenges.of(request)
                .subscribe()
                .with(
                        challenge -> write(challenge.failure(), challenge.headers(), request),
                        failure -> write(unexpected(failure, request), Map.of(), request));
    }

    private static Failure failure(RoutingContext request) {
        if (request.failure() instanceof Refused refused) {
            return refused.failure();
        }
        return request.statusCode() >= 400 && request.statusCode() < 500
                ? Failure.of(request.statusCode(), "")
                : unexpected(request.failure(), request);
    }

    private static Failure unexpected(Throwable cause, RoutingContext request) {
        Log.errorf(cause, "%s %s failed", request.request().method(), request.normalizedPath());
        return Failure.unexpected();
    }

    private void write(Failure failure, Map<String, String> headers, RoutingContext request) {
        var response = request.response().setStatusCode(failure.status());
        headers.forEach(response::putHeader);
        if (failure.status() < 400) {
            response.end();
            return;
        }
        var written = views.write(failure, request);
        response.putHeader("Content-Type", written.contentType()).end(written.body());
    }
}
