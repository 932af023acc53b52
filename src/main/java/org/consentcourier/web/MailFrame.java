package org.consentcourier.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The HTML part of a mail alone, as an answer to be framed by our pages. */
final class MailFrame {

    /** The mail alone is looked at: it runs nothing, loads nothing, leads nowhere, and is framed by nobody but us. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox";

    private static final String DARK = "(prefers-color-scheme: dark)";

    private MailFrame() {}

    /** One of the three looks; light for any other word. */
    static String look(String asked) {
        return List.of("dark", "phone").contains(asked) ? asked : "light";
    }

    static Response answer(String html, String look, RoutingContext request) {
        // In the end, for it to take the place of the one all pages have: of two, both would hold.
        request.addHeadersEndHandler(done -> request.response().putHeader("Content-Security-Policy", POLICY));
        return Response.ok(inLook(html, look))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** A frame has the colours of the browser; which of them a mail program takes is decided here instead. */
    private static String inLook(String html, String look) {
        return html.replace("@media " + DARK, look.equals("dark") ? "@media all" : "@media not all");
    }
}
