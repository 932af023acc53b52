package org.consentcourier.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Every mail and where it stands. */
@Path("/deliveries")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class DeliveryPages {

    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DeliveryList(
            List<DeliveryRow> rows,
            List<DeliveryStatus> statuses,
            List<DeliveryKind> kinds,
            DeliveryFilter filter,
            @Nullable String next,
            @Nullable Integer retried,
            boolean narrows,
            boolean anyFailed)
            implements TemplateInstance {}

    private final Deliveries deliveries;
    private final AuditTrail audit;
    private final CurrentUser user;

    DeliveryPages(Deliveries deliveries, AuditTrail audit, CurrentUser user) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.user = user;
    }

    @GET
    public TemplateInstance list(
            @RestQuery @DefaultValue("") String status,
            @RestQuery @DefaultValue("") String kind,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer retried) {
        var filter = filter(status, kind);
        var found = deliveries.list(filter, Query.uuid(after).orElse(null), PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return new DeliveryList(
                rows,
                List.of(DeliveryStatus.values()),
                List.of(DeliveryKind.values()),
                filter,
                found.size() > PAGE_SIZE
                        ? page(filter, "after", rows.getLast().id().toString())
                        : null,
                retried,
                !filter.equals(DeliveryFilter.ALL),
                rows.stream().anyMatch(DeliveryPages::hasFailed));
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.IT)
    public Response retry(@RestForm @Nullable String status, @RestForm @Nullable String kind) {
        var filter = filter(status, kind);
        var retried = QuarkusTransaction.requiringNew().call(() -> {
            var count = deliveries.retry(filter);
            audit.record(user.name(), "retried deliveries", filter.toString(), String.valueOf(count));
            return count;
        });
        return Html.seeOther(page(filter, "retried", retried.toString()));
    }

    /** Whether the button would do anything about it. */
    private static boolean hasFailed(DeliveryRow row) {
        return switch (row.status()) {
            case UNKNOWN, UNDELIVERABLE, RENDER_FAILED -> true;
            case QUEUED, SENDING, SENT, DEFERRED, CANCELLED -> false;
        };
    }

    private static DeliveryFilter filter(@Nullable String status, @Nullable String kind) {
        return new DeliveryFilter(
                Query.constant(DeliveryStatus.class, status).orElse(null),
                Query.constant(DeliveryKind.class, kind).orElse(null));
    }

    private static String page(DeliveryFilter filter, String name, String value) {
        var status = filter.status() == null ? "" : filter.status().name();
        var kind = filter.kind() == null ? "" : filter.kind().name();
        return "/deliveries" + Query.string(Map.of("status", status, "kind", kind, name, value));
    }
}
