package org.consentcourier.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Which part of the menu a page belongs to; templates know it as {@code inject:here}. */
@Named("here")
@RequestScoped
public class Here {

    private final RoutingContext request;

    Here(RoutingContext request) {
        this.request = request;
    }

    /** Whether the page stands at {@code path} or below it. */
    public boolean in(String path) {
        var here = request.normalizedPath();
        return here.equals(path) || here.startsWith(path + "/");
    }
}
