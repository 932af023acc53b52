package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries")
@Tag(name = "Deliveries", description = "Every mail that is due, being sent, or sent")
class DeliveriesResource {

    private final Deliveries deliveries;
    private final AuditTrail audit;
    private final CurrentUser user;

    DeliveriesResource(Deliveries deliveries, AuditTrail audit, CurrentUser user) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.user = user;
    }

    /** Which deliveries are meant, as callers write it. */
    static class Query {

        @QueryParam("status")
        @Parameter(schema = @Schema(implementation = DeliveryStatus.class))
        public @Nullable String status;

        @QueryParam("kind")
        @Parameter(schema = @Schema(implementation = DeliveryKind.class))
        public @Nullable String kind;

        DeliveryFilter filter() {
            return new DeliveryFilter(
                    Wrong.unlessOneOf(DeliveryStatus.class, "status", status),
                    Wrong.unlessOneOf(DeliveryKind.class, "kind", kind));
        }
    }

    /** How many were put back into the queue. */
    record Retried(int retried) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first")
    public Listing<DeliveryRow> list(@BeanParam Query query, @BeanParam Page page) {
        var filter = query.filter();
        var after = page.after(deliveries::exists);
        return Listing.of(deliveries.list(filter, after, page.oneMore()), page, DeliveryRow::id);
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.IT)
    @Transactional
    @Operation(
            operationId = "retryDeliveries",
            summary = "Queue again what failed for good",
            description =
                    "Concerns UNDELIVERABLE, UNKNOWN and RENDER_FAILED ones of the filter; others stay as they are."
                            + " What is no longer wanted is cancelled instead of sent.")
    public Retried retry(@BeanParam Query query) {
        var filter = query.filter();
        var retried = deliveries.retry(filter);
        audit.record(user.name(), "retried deliveries", filter.toString(), String.valueOf(retried));
        return new Retried(retried);
    }
}
