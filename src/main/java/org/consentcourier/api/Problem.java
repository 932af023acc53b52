package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.consentcourier.http.Failure;

/** An error of the API as RFC 9457 writes it; {@code errors} names each wrong field or line. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(URI type, String title, int status, String detail, String instance, List<Failure.Flaw> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final URI SEE_STATUS = URI.create("about:blank");

    static Problem of(Failure failure, String path) {
        return new Problem(SEE_STATUS, failure.title(), failure.status(), failure.detail(), path, failure.errors());
    }
}
