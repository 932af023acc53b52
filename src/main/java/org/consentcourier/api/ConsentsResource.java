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
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.Roles;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.grant.GrantCheckLog;
import org.consentcourier.outreach.Escalations;
import org.consentcourier.outreach.Outlook;
import org.consentcourier.outreach.Outlooks;
import org.consentcourier.roster.UserIds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/consents")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
@Tag(name = "Consents", description = "One person for one application: the proven state and its history")
class ConsentsResource {

    private static final int CHECKS_SHOWN = 100;

    private final ConsentViews consents;
    private final Deliveries deliveries;
    private final Escalations escalations;
    private final Outlooks outlooks;
    private final GrantCheckLog checks;
    private final UserIds userIds;
    private final Applications applications;
    private final ApplicationStates states;

    ConsentsResource(
            ConsentViews consents,
            Deliveries deliveries,
            Escalations escalations,
            Outlooks outlooks,
            GrantCheckLog checks,
            UserIds userIds,
            Applications applications,
            ApplicationStates states) {
        this.consents = consents;
        this.deliveries = deliveries;
        this.escalations = escalations;
        this.outlooks = outlooks;
        this.checks = checks;
        this.userIds = userIds;
        this.applications = applications;
        this.states = states;
    }

    /** One request with what led to its state; checks are the newest 100, newest first; userIds those known for the address; next what comes next by itself. */
    record ConsentDetail(
            @JsonUnwrapped ConsentRow consent,
            Outlook next,
            List<UserIds.Choice> userIds,
            List<ConsentViews.EventRow> events,
            List<GrantCheckLog.Check> checks,
            List<DeliveryRow> deliveries,
            List<DeliveryRow> escalations) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, ConsentCsv.MEDIA_TYPE})
    @Operation(
            operationId = "listConsents",
            summary = "Consents, ordered by address",
            description = "With \"Accept: text/csv\" the whole list as CSV, whatever \"after\" and \"limit\" say.")
    @APIResponse(
            responseCode = "200",
            description = "One page, or all of them",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        properties = {
                                            @SchemaProperty(
                                                    name = "items",
                                                    type = SchemaType.ARRAY,
                                                    implementation = ConsentRow.class),
                                            @SchemaProperty(name = "next", implementation = UUID.class)
                                        })),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    public Response list(@BeanParam ConsentQuery query, @BeanParam Page page, @Context HttpHeaders headers) {
        var filter = query.filter(applications, states);
        return ConsentCsv.isWanted(headers)
                ? Response.ok(new ConsentCsv(consents, filter), ConsentCsv.MEDIA_TYPE)
                        .build()
                : Response.ok(page(filter, page), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getConsent",
            summary =
                    "One consent with what comes next, its events, grant checks, deliveries, and mails to the manager about it")
    public ConsentDetail find(UUID id) {
        return consents.find(id)
                .map(row -> new ConsentDetail(
                        row,
                        outlooks.of(row),
                        choices(row),
                        consents.events(id),
                        checks.ofRequest(id, CHECKS_SHOWN),
                        deliveries.ofRequest(id),
                        escalations.ofRequest(id)))
                .orElseThrow(NotFoundException::new);
    }

    private List<UserIds.Choice> choices(ConsentRow row) {
        return applications
                .find(row.application())
                .map(application -> userIds.choices(row.personId(), application.environment()))
                .orElse(List.of());
    }

    private Listing<ConsentRow> page(ConsentFilter filter, Page page) {
        var after = page.after(id -> consents.find(id).isPresent());
        return Listing.of(consents.list(filter, after, page.oneMore()), page, ConsentRow::id);
    }
}
