package org.consentcourier.http;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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
        return misfit(mismatch, request);
    }

    private Response misfit(JsonMappingException misfit, RoutingContext request) {
        var field = misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(joining("."));
        var flaw = new Failure.Flaw(field, problem(misfit));
        var detail = "The JSON does not fit" + (field.isEmpty() ? "." : ": \"" + field + "\" " + flaw.message() + ".");
        return answer(Failure.of(400, detail).withErrors(List.of(flaw)), request)
                .build();
    }

    private static String problem(JsonMappingException misfit) {
        return switch (misfit) {
            case UnrecognizedPropertyException unknown ->
                "is unknown; known are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(joining(", "));
            case InvalidFormatException text
            when String.class.equals(text.getTargetType()) -> "holds the character NUL; leave it out";
            default -> "does not have the type the API describes";
        };
    }

    // Its own message and body may quote class names: only the status is kept, and a redirect is no failure.
    @ServerExceptionMapper
    public Response byStatus(WebApplicationException failure, RoutingContext request) {
        var response = failure.getResponse();
        if (response.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return response;
        }
        if (response.getStatus() == 400
                && failure.getCause() instanceof JsonMappingException misfit) { // a number too large for its field
            return misfit(misfit, request);
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
