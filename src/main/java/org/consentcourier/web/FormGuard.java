package org.consentcourier.web;

import java.util.Set;
import org.consentcourier.http.Refused;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Refuses a form without our token. The API needs none: no cookie is accepted there; nor does what is {@link Tokenless}. */
class FormGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String API = "org.consentcourier.api";

    private final FormToken token;

    FormGuard(FormToken token) {
        this.token = token;
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext request, SimpleResourceInfo resource) {
        if (SAFE.contains(request.getMethod())
                || resource.getResourceClass().getPackageName().startsWith(API)
                || resource.getResourceClass().isAnnotationPresent(Tokenless.class)) {
            return;
        }
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (!(context.getFormParameter(FormToken.FIELD, true, false) instanceof String sent) || !token.matches(sent)) {
            throw new Refused(403, "The form was out of date. Go back, reload the page and send it again.");
        }
    }
}
