package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.outreach.WillBreak;
import org.consentcourier.outreach.WillBreakCsv;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For whom an application would not work. */
@Path("/api/v1/applications/{key}/will-break")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
@Tag(name = "Applications")
class WillBreakResource {

    private final Applications applications;
    private final ConsentViews consents;
    private final WillBreak list;

    WillBreakResource(Applications applications, ConsentViews consents, WillBreak list) {
        this.applications = applications;
        this.consents = consents;
        this.list = list;
    }

    /** The numbers of all, and one page of them. */
    record WillBreakList(
            @JsonUnwrapped WillBreak.Summary summary,
            @JsonUnwrapped Listing<WillBreak.Row> page) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, WillBreakCsv.MEDIA_TYPE})
    @Operation(
            operationId = "listWillBreak",
            summary = "Everybody the application may not act for, and why",
            description =
                    "All but who is GRANTED, EXEMPT or LEFT. Those whose time ran out come first, for nobody mails them any"
                            + " more. With \"Accept: text/csv\" the whole list as CSV, whatever \"after\" and \"limit\" say.")
    @APIResponse(
            responseCode = "200",
            description = "One page, or all of them",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = WillBreakList.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    public Response list(String key, @BeanParam Page page, @Context HttpHeaders headers) {
        var application = applications.find(key).orElseThrow(NotFoundException::new);
        if (ConsentCsv.isWanted(headers)) {
            StreamingOutput csv = new WillBreakCsv(list, application)::write;
            return Response.ok(csv, WillBreakCsv.MEDIA_TYPE).build();
        }
        return Response.ok(page(application, page), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private WillBreakList page(Application application, Page page) {
        UUID after = page.after(id -> consents.find(id).isPresent());
        var found = list.list(application.key(), after, page.oneMore());
        return new WillBreakList(
                list.summary(application),
                Listing.of(found, page, row -> row.consent().id()));
    }
}
