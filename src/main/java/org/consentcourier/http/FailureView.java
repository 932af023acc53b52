package org.consentcourier.http;

import io.vertx.ext.web.RoutingContext;

/** Writes failures in the manner of one part of the address space; the most particular view that serves a path wins. */
public interface FailureView {

    /** A failure written down, ready to be sent. */
    record Written(String contentType, String body) {}

    /** The beginning of the paths this view serves, for example {@code /api/}. */
    String under();

    Written write(Failure failure, RoutingContext request);
}
