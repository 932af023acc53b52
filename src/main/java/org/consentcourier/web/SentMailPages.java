package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentcourier.access.Roles;
import org.consentcourier.delivery.SentMail;
import org.consentcourier.delivery.SentMails;
import org.consentcourier.http.Refused;
import org.consentcourier.mail.Rendering;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One mail as it was sent, and what proves that it was. */
@Path("/deliveries/{id}/mail")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class SentMailPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SentMailPage(SentMail mail, String look) implements TemplateInstance {}

    private final SentMails mails;

    SentMailPages(SentMails mails) {
        this.mails = mails;
    }

    @GET
    public TemplateInstance show(@RestPath String id, @RestQuery @DefaultValue("light") String look) {
        return new SentMailPage(known(id), MailFrame.look(look));
    }

    @GET
    @Path("html")
    public Response html(@RestPath String id, @RestQuery @DefaultValue("light") String look, RoutingContext request) {
        return MailFrame.answer(shown(known(id)).html(), MailFrame.look(look), request);
    }

    private SentMail known(String id) {
        return Query.uuid(id).flatMap(mails::find).orElseThrow(() -> new Refused(404, "There is no such mail."));
    }

    private static Rendering shown(SentMail mail) {
        var shown = mail.shown();
        if (shown == null) {
            throw new Refused(404, "This mail cannot be written any more.");
        }
        return shown;
    }
}
