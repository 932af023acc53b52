package org.consentcourier.web;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Stream;
import org.consentcourier.http.Refused;

/** What all pages for everybody have in common: a language, a limit, and that only somebody who looks at them sets them off. */
@Singleton
class PublicPages {

    private static final String INFORMATION = "/";
    private static final String CONSENT = "/consent/";
    private static final String ACTION = "/act";
    private static final int BEFORE_AUTHENTICATION = 390;
    /** Browsers throw away what they fetched ahead with this, and ask anew when somebody comes. */
    private static final int NOT_AHEAD = 503;

    private final PageLimits limits;

    PublicPages(PageLimits limits) {
        this.limits = limits;
    }

    /** Whether everybody may see what stands at {@code path}, and in their language. */
    static boolean holds(String path) {
        return path.equals(INFORMATION) || path.equals(ACTION) || path.startsWith(CONSENT);
    }

    /** A page in the language of who asked for it. */
    static Response page(int status, TemplateInstance page, RoutingContext request) {
        return page(status, page, Languages.speech(request));
    }

    static Response page(int status, TemplateInstance page, Speech speech) {
        return Html.page(status, spoken(page, speech));
    }

    static TemplateInstance spoken(TemplateInstance page, Speech speech) {
        return page.data("speech", speech).setLocale(speech.language().locale());
    }

    void install(@Observes Filters filters) {
        filters.register(this::receive, BEFORE_AUTHENTICATION);
    }

    private void receive(RoutingContext request) {
        var path = request.normalizedPath();
        if (!holds(path)) {
            request.next();
            return;
        }
        Languages.accompany(request);
        try {
            limits.visit(request);
        } catch (Refused refused) {
            request.fail(refused);
            return;
        }
        if (path.equals(INFORMATION) || isVisit(request.request())) {
            request.next();
        } else {
            unseen(request);
        }
    }

    private static boolean isVisit(HttpServerRequest request) {
        return !HttpMethod.HEAD.equals(request.method()) && !isAhead(request);
    }

    private static boolean isAhead(HttpServerRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(purpose -> purpose != null
                        && purpose.toLowerCase(Locale.ROOT).matches("(prefetch|prerender|preview)\\b.*"));
    }

    /** Nobody looks at it: nothing is looked up, Docusign is not asked, and the answer is the same for all. */
    private static void unseen(RoutingContext request) {
        request.response()
                .setStatusCode(isAhead(request.request()) ? NOT_AHEAD : 200)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end();
    }
}
