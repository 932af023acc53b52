package org.consentcourier.http;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong with a request, told the same way by pages and API; never internals.
 *
 * @param title the same for every failure of this kind
 * @param detail what the caller can do about this one; empty when the title says all
 * @param errors one for each wrong field or line
 */
public record Failure(int status, String title, String detail, List<Flaw> errors) {

    /** One wrong field or line of what was sent. */
    public record Flaw(String field, String message) {}

    public Failure {
        errors = List.copyOf(errors);
    }

    /** Titled by the status itself. */
    public static Failure of(int status, String detail) {
        var title = Optional.ofNullable(Status.fromStatusCode(status)).map(Status::getReasonPhrase);
        return new Failure(status, title.orElse("Request failed"), detail, List.of());
    }

    /** What the server says of itself: nothing a caller could use against it. */
    public static Failure unexpected() {
        return of(500, "Something failed on our side and was logged. Nothing you sent was wrong.");
    }

    public Failure withErrors(List<Flaw> found) {
        return new Failure(status, title, detail, found);
    }
}
