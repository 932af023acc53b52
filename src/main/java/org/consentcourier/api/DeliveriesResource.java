package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.MailPause;
import org.consentcourier.delivery.SentMail;
import org.consentcourier.delivery.SentMails;
import org.consentcourier.mail.FailureCause;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries")
@Tag(name = "Deliveries", description = "Every mail that is due, being sent, or sent")
class DeliveriesResource {

    private final Deliveries deliveries;
    private final SentMails mails;
    private final MailPause pause;
    private final AuditTrail audit;
    private final CurrentUser user;

    DeliveriesResource(Deliveries deliveries, SentMails mails, MailPause pause, AuditTrail audit, CurrentUser user) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.pause = pause;
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

        @QueryParam("cause")
        @Parameter(schema = @Schema(implementation = FailureCause.class))
        public @Nullable String cause;

        @QueryParam("application")
        public @Nullable String application;

        DeliveryFilter filter() {
            return new DeliveryFilter(
                    Wrong.unlessOneOf(DeliveryStatus.class, "status", status),
                    Wrong.unlessOneOf(DeliveryKind.class, "kind", kind),
                    Wrong.unlessOneOf(FailureCause.class, "cause", cause),
                    application);
        }
    }

    /** How many were, or in a dry run would be, put back into the queue. */
    record Retried(int retried, boolean dryRun) {}

    /** How many were, or in a dry run would be, taken out of the queue. */
    record Cancelled(int cancelled, boolean dryRun) {}

    /**
     * Whether mail leaves.
     *
     * @param since null: it does
     */
    record Paused(
            boolean paused,
            @Nullable Instant since,
            @Nullable String by) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first")
    public Listing<DeliveryRow> list(@BeanParam Query query, @BeanParam Page page) {
        var filter = query.filter();
        var after = page.after(deliveries::exists);
        return Listing.of(deliveries.list(filter, after, page.oneMore()), page, DeliveryRow::id);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "getDelivery",
            summary = "One delivery with its attempts, what is kept of the mail, and the mail once more",
            description =
                    "The mail itself is not kept. \"shown\" is written once more, its links without what lets their reader in;"
                            + " \"likeness\" says whether it still is what left: SAME if both parts have the hashes of then,"
                            + " REWORDED if templates or sentences have changed since, OTHER_DATA if the person, the"
                            + " application or the settings have, NOT_SENT, or GONE if it cannot be written any more.")
    public SentMail find(UUID id) {
        return mails.find(id).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.IT)
    @Transactional
    @Operation(
            operationId = "retryDeliveries",
            summary = "Queue again what failed for good",
            description =
                    "Concerns UNDELIVERABLE and RENDER_FAILED ones of the filter; what may have arrived (status UNKNOWN, or"
                            + " mayHaveArrived) only where the filter names its status. Others stay as they are. What is no"
                            + " longer wanted is cancelled instead of sent.")
    public Retried retry(@BeanParam Query query, @RestQuery @Nullable String all, @RestQuery @Nullable String dryRun) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        var filter = Wrong.unlessSomeOrAll(query.filter(), DeliveryFilter.ALL, all);
        if (dry) {
            return new Retried(deliveries.retriable(filter), true);
        }
        var retried = deliveries.retry(filter);
        audit.record(user.name(), "retried deliveries", filter.toString(), String.valueOf(retried));
        return new Retried(retried, false);
    }

    @POST
    @Path("cancel")
    @RolesAllowed(Roles.IT)
    @Transactional
    @Operation(
            operationId = "cancelDeliveries",
            summary = "Take out of the queue what waits there",
            description =
                    "Concerns QUEUED and DEFERRED ones of the filter, and UNKNOWN ones that would go out once more. One that"
                            + " may have arrived becomes or stays UNKNOWN. A mail taken out counts as sent in the order of"
                            + " reminders: the next one comes in its time.")
    public Cancelled cancel(
            @BeanParam Query query, @RestQuery @Nullable String all, @RestQuery @Nullable String dryRun) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        var filter = Wrong.unlessSomeOrAll(query.filter(), DeliveryFilter.ALL, all);
        if (dry) {
            return new Cancelled(deliveries.cancellable(filter), true);
        }
        var cancelled = deliveries.cancel(filter, user.name());
        audit.record(user.name(), "cancelled deliveries", filter.toString(), String.valueOf(cancelled));
        return new Cancelled(cancelled, false);
    }

    @POST
    @Path("pause")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "pauseMail", summary = "Let no mail leave but alarms, on any node, until resumed")
    @Transactional
    public Paused pause() {
        if (pause.begin(user.name())) {
            audit.record(user.name(), "paused", "mail", "");
        }
        return paused();
    }

    @POST
    @Path("resume")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "resumeMail", summary = "Let mail leave again")
    @Transactional
    public Paused resume() {
        if (pause.end()) {
            audit.record(user.name(), "resumed", "mail", "");
        }
        return paused();
    }

    private Paused paused() {
        return pause.now()
                .map(it -> new Paused(true, it.since(), it.by()))
                .orElseGet(() -> new Paused(false, null, null));
    }
}
