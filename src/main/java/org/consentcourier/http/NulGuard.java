package org.consentcourier.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** PostgreSQL's text cannot hold the character NUL, so the API has no use for it; the pages leave it out by themselves. */
@Singleton
class NulGuard {

    private static final int BEFORE_AUTHENTICATION = 400;

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (request.request().path().startsWith("/api/")
                            && request.request().uri().contains("%00")) {
                        request.fail(new Refused(400, "The address holds the character NUL. Leave it out."));
                    } else {
                        request.next();
                    }
                },
                BEFORE_AUTHENTICATION);
    }
}
