package org.consentcourier.http;

import io.quarkus.logging.Log;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

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
        var response = request.response();
        // Whoever is not logged in is sent to the login page, or asked for a password, by the mappers of REST.
        if (response.ended() || response.headWritten() || request.failure() instanceof SecurityException) {
            request.next();
            return;
        }
        var failure = failure(request);
        var written = views.write(failure, request.normalizedPath());
        response.setStatusCode(failure.status())
                .putHeader("Content-Type", written.contentType())
                .end(written.body());
    }

    private static Failure failure(RoutingContext request) {
        var cause = request.failure();
        if (cause instanceof Refused refused) {
            return refused.failure();
        }
        if (request.statusCode() >= 400 && request.statusCode() < 500) {
            return Failure.of(request.statusCode(), "");
        }
        Log.errorf(cause, "%s %s failed", request.request().method(), request.normalizedPath());
        return Failure.unexpected();
    }
}
