package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.webhook.NoticeLog;
import org.consentcourier.webhook.NoticeRow;
import org.consentcourier.webhook.NoticeStatus;
import org.consentcourier.webhook.Webhooks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/webhooks/deliveries")
@Tag(name = "Webhooks")
class NoticesResource {

    private final Webhooks webhooks;
    private final NoticeLog log;
    private final CurrentUser user;

    NoticesResource(Webhooks webhooks, NoticeLog log, CurrentUser user) {
        this.webhooks = webhooks;
        this.log = log;
        this.user = user;
    }

    /** Which deliveries are meant, as callers write it. */
    static class Query {

        @QueryParam("webhook")
        @Parameter(description = "Name of a configured webhook.")
        public @Nullable String webhook;

        @QueryParam("status")
        @Parameter(schema = @Schema(implementation = NoticeStatus.class))
        public @Nullable String status;
    }

    /** One page of the log. */
    record Deliveries(
            List<NoticeRow> items,

            @Schema(description = "Give it as \"after\" for the next page; absent at the end.") @Nullable
            Long next) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What addresses were told and are to be told, newest first, with each attempt")
    public Deliveries list(@BeanParam Query query, @BeanParam Page page) {
        var found = log.list(
                webhook(query.webhook),
                Wrong.unlessOneOf(NoticeStatus.class, "status", query.status),
                after(page),
                page.oneMore());
        var items = found.subList(0, Math.min(page.limit(), found.size()));
        return new Deliveries(
                items, found.size() > items.size() ? items.getLast().id() : null);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "retryWebhookDelivery",
            summary = "Send this again, or at once",
            description = "With the webhook-id of its first time, whether it failed, waits or was taken.")
    public NoticeRow retry(String id) {
        var notice = number(id).flatMap(log::find).orElseThrow(NotFoundException::new);
        return webhooks.retry(notice, user.name())
                .orElseThrow(() -> new Refused(409, "It is on its way just now. Look at what comes of that first."));
    }

    private @Nullable String webhook(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var known = webhooks.names();
        if (known.contains(name)) {
            return name;
        }
        throw Wrong.parameter(
                "webhook",
                known.isEmpty()
                        ? "names none: no webhook is configured"
                        : "must be one of " + String.join(", ", known));
    }

    private static @Nullable Long after(Page page) {
        var after = page.after;
        return after == null || after.isBlank()
                ? null
                : number(after)
                        .orElseThrow(() -> Wrong.parameter(
                                "after", "names nothing of this list: give the \"next\" of the page before"));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
