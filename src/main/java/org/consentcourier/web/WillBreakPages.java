package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.outreach.WillBreak;
import org.consentcourier.outreach.WillBreakCsv;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** For whom an application would not work at its go-live, as a page and as a file. */
@Path("/applications/{application}")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
class WillBreakPages {

    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WillBreakPage(
            Application application,
            WillBreak.Summary summary,
            List<WillBreak.Row> rows,
            @Nullable String next) implements TemplateInstance {}

    private final KnownApplications applications;
    private final ConsentViews consents;
    private final WillBreak list;

    WillBreakPages(KnownApplications applications, ConsentViews consents, WillBreak list) {
        this.applications = applications;
        this.consents = consents;
        this.list = list;
    }

    @GET
    @Path("will-break")
    public TemplateInstance page(@RestPath String application, @RestQuery @Nullable String after) {
        var known = applications.get(application);
        var last = Query.uuid(after).filter(id -> consents.find(id).isPresent()).orElse(null);
        var found = list.list(known.key(), last, PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        var next = found.size() > PAGE_SIZE
                ? "/applications/" + known.key() + "/will-break"
                        + Query.string(
                                Map.of("after", rows.getLast().consent().id().toString()))
                : null;
        return new WillBreakPage(known, list.summary(known), rows, next);
    }

    @GET
    @Path("will-break.csv")
    @Produces(MediaType.WILDCARD)
    public Response file(@RestPath String application) {
        var known = applications.get(application);
        StreamingOutput csv = new WillBreakCsv(list, known)::write;
        return Response.ok(csv, WillBreakCsv.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"will-break-" + known.key() + ".csv\"")
                .build();
    }
}
