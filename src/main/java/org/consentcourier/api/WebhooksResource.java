package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.webhook.NoticeRow;
import org.consentcourier.webhook.WebhookRow;
import org.consentcourier.webhook.Webhooks;
import org.consentcourier.webhook.Webhooks.Replay;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/webhooks")
@Tag(name = "Webhooks", description = "Other systems that are told of changed states")
class WebhooksResource {

    private final Webhooks webhooks;
    private final CurrentUser user;

    WebhooksResource(Webhooks webhooks, CurrentUser user) {
        this.webhooks = webhooks;
        this.user = user;
    }

    /**
     * Which changes are told again.
     *
     * @param since the first moment of the span
     * @param until its end, itself outside
     */
    record Span(@NotNull Instant since, @NotNull Instant until) {}

    /** How many changes are told again. */
    record Replayed(int replayed) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
    @Operation(
            operationId = "listWebhooks",
            summary = "The configured addresses, how they fare, and what waits for them",
            description = "Secrets and the query of an address are shown nowhere.")
    public Listing<WebhookRow> list() {
        return Listing.whole(webhooks.list());
    }

    @POST
    @Path("{name}/test")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "testWebhook",
            summary = "Call an address now with a notice of nothing (webhook.test)",
            description =
                    "Answers when the receiver has, or its time is over: its attempt tells what came of it. It is not"
                            + " tried again. An address that is off is called too, and stays off.")
    public NoticeRow test(String name) {
        require(name);
        return webhooks.test(name, user.name());
    }

    @POST
    @Path("{name}/replay")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "replayWebhook",
            summary = "Tell an address again what changed in a span of time",
            description = "Each change has the webhook-id of its first time. At most 10,000 changes at a time.")
    public Replayed replay(String name, @Valid @NotNull Span span) {
        require(name);
        if (!span.since().isBefore(span.until())) {
            throw Wrong.parameter("until", "must be later than \"since\"");
        }
        return switch (webhooks.replay(name, span.since(), span.until(), user.name())) {
            case Replay.Queued(var replayed) -> new Replayed(replayed);
            case Replay.TooMany(var most) ->
                throw new Refused(
                        409,
                        "More than %,d changes fall into this span, so none is replayed. Replay it in shorter ones."
                                .formatted(most));
        };
    }

    @POST
    @Path("{name}/enable")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "enableWebhook",
            summary = "Switch an address on that is off, or have one that fails tried now",
            description = "An address that answered 410 is off. It is told of everything since.")
    public WebhookRow enable(String name) {
        require(name);
        webhooks.enable(name, user.name());
        return webhooks.find(name).orElseThrow();
    }

    private void require(String name) {
        if (!webhooks.names().contains(name)) {
            throw new NotFoundException();
        }
    }
}
