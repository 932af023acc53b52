package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.grant.GrantCheckLog;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/consents")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
@Tag(name = "Consents", description = "One person for one application: the proven state and its history")
class ConsentsResource {

    private static final int CHECKS_SHOWN = 100;

    private final ConsentViews consents;
    private final Deliveries deliveries;
    private final GrantCheckLog checks;
    private final Applications applications;

    ConsentsResource(ConsentViews consents, Deliveries deliveries, GrantCheckLog checks, Applications applications) {
        this.consents = consents;
        this.deliveries = deliveries;
        this.checks = checks;
        this.applications = applications;
    }

    /** One request with what led to its state; checks are the newest 100, newest first. */
    record ConsentDetail(
            @JsonUnwrapped ConsentRow consent,
            List<ConsentViews.EventRow> events,
            List<GrantCheckLog.Check> checks,
            List<DeliveryRow> deliveries) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listConsents",
            summary = "Consents, ordered by address",
            description = "With \"Accept: text/csv\" the whole list as CSV, whatever \"after\" and \"limit\" say.")
    public Listing<ConsentRow> list(@BeanParam ConsentQuery query, @BeanParam Page page) {
        var filter = query.filter(applications);
        var after = page.after(id -> consents.find(id).isPresent());
        return Listing.of(consents.list(filter, after, page.oneMore()), page, ConsentRow::id);
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @Operation(hidden = true)
    public StreamingOutput export(@BeanParam ConsentQuery query) {
        return new ConsentCsv(consents, query.filter(applications));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getConsent", summary = "One consent with its events, grant checks and deliveries")
    public ConsentDetail find(UUID id) {
        return consents.find(id)
                .map(row -> new ConsentDetail(
                        row, consents.events(id), checks.ofRequest(id, CHECKS_SHOWN), deliveries.ofRequest(id)))
                .orElseThrow(NotFoundException::new);
    }
}
