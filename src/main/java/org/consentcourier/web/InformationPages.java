package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** What everybody may know: which applications ask, by which links, and how to tell our mail from a forged one. */
@Path("/")
@PermitAll
class InformationPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Information(List<Asking> applications, String sender, List<String> accountHosts, URI address)
            implements TemplateInstance {}

    /** One application as a stranger sees it. */
    record Asking(
            String name,
            String scopes,
            URI consent,
            @Nullable String support) {

        static Asking of(Application application) {
            return new Asking(
                    application.name(),
                    application.scopesToConsent(),
                    ConsentUrl.forAnybody(application.integration()),
                    application.supportContact().orElse(null));
        }
    }

    private final Applications applications;
    private final MailConfig mail;

    InformationPages(Applications applications, MailConfig mail) {
        this.applications = applications;
        this.mail = mail;
    }

    @GET
    public Response information(RoutingContext request) {
        var all = applications.all();
        var hosts = all.stream()
                .map(application -> application.integration().accountUri() + "/")
                .distinct()
                .toList();
        return PublicPages.page(
                200,
                new Information(all.stream().map(Asking::of).toList(), mail.from(), hosts, applications.page("/")),
                request);
    }
}
