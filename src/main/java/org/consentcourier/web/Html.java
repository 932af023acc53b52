package org.consentcourier.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers of methods that sometimes show a page and sometimes send elsewhere. */
final class Html {

    private Html() {}

    static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** After a form, or to take something out of the address bar: the browser asks anew, by GET. */
    static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
