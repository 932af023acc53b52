package org.consentcourier.http;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions of resources become answers. */
class FailureMappers {

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

    @ServerExceptionMapper(MismatchedInputException.class)
    public Response mismatched(MismatchedInputException mismatch, RoutingContext request) {
        var field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(joining("."));
        var flaw = new Failure.Flaw(field, "does not have the type the API describes");
        return answer(Failure.of(400, "The JSON does not fit.").withErrors(List.of(flaw)), request)
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
        return Challenges.of(request).map(challenge -> {
            var answer = challenge.status() < 400
                    ? Response.status(challenge.status())
                    : answer(challenge.failure(), request);
            challenge.headers().forEach(answer::header);
            return answer.build();
        });
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, RoutingContext request) {
        Log.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return answer(Failure.unexpected(), request).build();
    }

    private Response.ResponseBuilder answer(Failure failure, RoutingContext request) {
        var written = views.write(failure, request);
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
