package org.consentcourier.http;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where exceptions of resources become answers. */
class FailureMappers {

    private static final String BASIC = "Basic realm=\"Consent Courier\", charset=\"UTF-8\"";

    private final FailureViews views;

    FailureMappers(FailureViews views) {
        this.views = views;
    }

    @ServerExceptionMapper
    public Response refused(Refused refused, RoutingContext request) {
        return answer(refused.failure(), request).build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, RoutingContext request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new Failure.Flaw(field(violation.getPropertyPath()), violation.getMessage()))
                .toList();
        return answer(Failure.of(400, "Some of what was sent is not valid.").withErrors(errors), request)
                .build();
    }

    // Its own message and body may quote class names: only the status is kept, and a redirect is no failure.
    @ServerExceptionMapper
    public Response byStatus(WebApplicationException failure, RoutingContext request) {
        var response = failure.getResponse();
        if (response.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return response;
        }
        if (response.getStatus() >= 500) {
            return unexpected(failure, request);
        }
        return answer(Failure.of(response.getStatus(), ""), request).build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden(RoutingContext request) {
        return answer(Failure.of(403, "Your login does not have the role this needs."), request)
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthorized(RoutingContext request) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(request).map(challenge -> challenged(challenge, request));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, RoutingContext request) {
        Log.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return answer(Failure.unexpected(), request).build();
    }

    /** Nobody was named at all where only the API asks: the form redirects, and Basic keeps silent beside it. */
    private Response challenged(@Nullable ChallengeData challenge, RoutingContext request) {
        if (challenge == null) {
            return unauthenticated(request)
                    .header(HttpHeaders.WWW_AUTHENTICATE, BASIC)
                    .build();
        }
        var answer = challenge.status == 401 ? unauthenticated(request) : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private Response.ResponseBuilder unauthenticated(RoutingContext request) {
        return answer(Failure.of(401, "Log in with a name and password, or a valid token."), request);
    }

    private Response.ResponseBuilder answer(Failure failure, RoutingContext request) {
        var written = views.write(failure, request.normalizedPath());
        return Response.status(failure.status())
                .header(HttpHeaders.CONTENT_TYPE, written.contentType())
                .entity(written.body());
    }

    private static String field(Path path) {
        var last = "";
        for (var node : path) {
            last = String.valueOf(node.getName());
        }
        return last;
    }
}
