package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.webhook.NoticeLog;
import org.consentcourier.webhook.NoticeRow;
import org.consentcourier.webhook.NoticeStatus;
import org.consentcourier.webhook.WebhookRow;
import org.consentcourier.webhook.Webhooks;
import org.consentcourier.webhook.Webhooks.Replay;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Other systems that are told of changed states: how they fare, and what was told. */
@Path("/webhooks")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.DEVELOPER})
class WebhookPages {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_SPAN_IN_HOURS = 24 * 366;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record WebhookList(
            List<WebhookRow> webhooks,
            List<NoticeRow> notices,
            List<NoticeStatus> statuses,
            String webhook,
            @Nullable NoticeStatus status,
            @Nullable String next,
            @Nullable NoticeRow tested,
            @Nullable Integer replayed,
            String done,
            boolean narrows)
            implements TemplateInstance {}

    private final Webhooks webhooks;
    private final NoticeLog log;
    private final CurrentUser user;
    private final Clock clock;

    WebhookPages(Webhooks webhooks, NoticeLog log, CurrentUser user, Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.user = user;
        this.clock = clock;
    }

    /** What is shown, and what was just done. */
    static class Asked {

        @RestQuery
        @DefaultValue("")
        public String webhook = "";

        @RestQuery
        @DefaultValue("")
        public String status = "";

        @RestQuery
        @Nullable
        public String after;

        @RestQuery
        @Nullable
        public String tested;

        @RestQuery
        @Nullable
        public Integer replayed;

        @RestQuery
        @DefaultValue("")
        public String done = "";
    }

    @GET
    public TemplateInstance list(@BeanParam Asked asked) {
        var known = webhooks.list();
        var webhook = known.stream()
                .map(WebhookRow::name)
                .filter(asked.webhook::equals)
                .findFirst()
                .orElse("");
        var status = Query.constant(NoticeStatus.class, asked.status).orElse(null);
        var found = log.list(
                webhook.isEmpty() ? null : webhook, status, id(asked.after).orElse(null), PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return new WebhookList(
                known,
                shown,
                List.of(NoticeStatus.values()),
                webhook,
                status,
                found.size() > PAGE_SIZE ? next(webhook, status, shown.getLast()) : null,
                id(asked.tested).flatMap(log::find).orElse(null),
                asked.replayed,
                asked.done,
                !webhook.isEmpty() || status != null);
    }

    @POST
    @Path("{name}/test")
    @RolesAllowed(Roles.IT)
    public Response test(@RestPath String name) {
        require(name);
        return back("tested", String.valueOf(webhooks.test(name, user.name()).id()));
    }

    @POST
    @Path("{name}/enable")
    @RolesAllowed(Roles.IT)
    public Response enable(@RestPath String name) {
        require(name);
        webhooks.enable(name, user.name());
        return back("done", "enabled");
    }

    @POST
    @Path("{name}/replay")
    @RolesAllowed(Roles.IT)
    public Response replay(@RestPath String name, @RestForm @Nullable String hours) {
        require(name);
        var span = Query.number(Typed.text(hours, 9));
        if (span < 1 || span > LONGEST_SPAN_IN_HOURS) {
            throw new Refused(400, "Say how many hours back, from 1 to %,d.".formatted(LONGEST_SPAN_IN_HOURS));
        }
        var until = clock.instant();
        return switch (webhooks.replay(name, since(until, span), until, user.name())) {
            case Replay.Queued(var replayed) -> back("replayed", String.valueOf(replayed));
            case Replay.TooMany(var most) ->
                throw new Refused(
                        409,
                        "More than %,d changes fall into this time, so none is told again. Take fewer hours, or replay shorter spans by the API."
                                .formatted(most));
        };
    }

    @POST
    @Path("deliveries/{id}/retry")
    @RolesAllowed(Roles.IT)
    public Response retry(@RestPath String id) {
        var notice = id(id).flatMap(log::find).orElseThrow(() -> new Refused(404, "No such delivery."));
        return back("done", webhooks.retry(notice, user.name()).isPresent() ? "queued" : "under way");
    }

    private static Instant since(Instant until, int hours) {
        return until.minus(Duration.ofHours(hours));
    }

    private void require(String name) {
        if (!webhooks.names().contains(name)) {
            throw new Refused(404, "No webhook of this name is configured.");
        }
    }

    private static Response back(String name, String value) {
        return Html.seeOther("/webhooks" + Query.string(Map.of(name, value)));
    }

    private static String next(String webhook, @Nullable NoticeStatus status, NoticeRow last) {
        var parameters = new HashMap<>(Map.of("webhook", webhook, "after", String.valueOf(last.id())));
        if (status != null) {
            parameters.put("status", status.name());
        }
        return "/webhooks" + Query.string(parameters);
    }

    private static Optional<Long> id(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
