package org.consentcourier.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.MailPause;
import org.consentcourier.delivery.Sending;
import org.consentcourier.mail.FailureCause;
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
            Choices choices,
            DeliveryFilter filter,
            @Nullable String next,
            Counts counts,
            Sending.Standing sending,
            boolean narrows)
            implements TemplateInstance {}

    /** What a filter may name. */
    record Choices(
            List<DeliveryStatus> statuses,
            List<DeliveryKind> kinds,
            List<FailureCause> causes,
            List<Application> applications) {}

    /**
     * What could be done about those of the filter, and what just was.
     *
     * @param retried null: nothing was
     */
    record Counts(
            int retriable,
            int cancellable,
            @Nullable Integer retried,
            @Nullable Integer cancelled) {}

    private final Deliveries deliveries;
    private final Sending sending;
    private final MailPause pause;
    private final Applications applications;
    private final AuditTrail audit;
    private final CurrentUser user;

    DeliveryPages(
            Deliveries deliveries,
            Sending sending,
            MailPause pause,
            Applications applications,
            AuditTrail audit,
            CurrentUser user) {
        this.deliveries = deliveries;
        this.sending = sending;
        this.pause = pause;
        this.applications = applications;
        this.audit = audit;
        this.user = user;
    }

    /** The filter as forms and addresses write it. */
    static class Filter {
        @RestQuery
        @Nullable
        String status;

        @RestQuery
        @Nullable
        String kind;

        @RestQuery
        @Nullable
        String cause;

        @RestQuery
        @Nullable
        String application;

        DeliveryFilter read() {
            return filter(status, kind, cause, application);
        }
    }

    /** The same, sent with a button. */
    static class Chosen {
        @RestForm
        @Nullable
        String status;

        @RestForm
        @Nullable
        String kind;

        @RestForm
        @Nullable
        String cause;

        @RestForm
        @Nullable
        String application;

        DeliveryFilter read() {
            return filter(status, kind, cause, application);
        }
    }

    @GET
    public TemplateInstance list(
            @BeanParam Filter query,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable Integer retried,
            @RestQuery @Nullable Integer cancelled) {
        var filter = query.read();
        var found = deliveries.list(filter, Query.uuid(after).orElse(null), PAGE_SIZE + 1);
        var rows = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        return new DeliveryList(
                rows,
                new Choices(
                        List.of(DeliveryStatus.values()),
                        List.of(DeliveryKind.values()),
                        List.of(FailureCause.values()),
                        applications.all()),
                filter,
                found.size() > PAGE_SIZE
                        ? page(filter, "after", rows.getLast().id().toString())
                        : null,
                new Counts(deliveries.retriable(filter), deliveries.cancellable(filter), retried, cancelled),
                sending.now(),
                !filter.equals(DeliveryFilter.ALL));
    }

    @POST
    @Path("retry")
    @RolesAllowed(Roles.IT)
    public Response retry(@BeanParam Chosen chosen) {
        var filter = chosen.read();
        var retried = QuarkusTransaction.requiringNew().call(() -> {
            var count = deliveries.retry(filter);
            audit.record(user.name(), "retried deliveries", filter.toString(), String.valueOf(count));
            return count;
        });
        return Html.seeOther(page(filter, "retried", retried.toString()));
    }

    @POST
    @Path("cancel")
    @RolesAllowed(Roles.IT)
    public Response cancel(@BeanParam Chosen chosen) {
        var filter = chosen.read();
        var cancelled = QuarkusTransaction.requiringNew().call(() -> {
            var count = deliveries.cancel(filter, user.name());
            audit.record(user.name(), "cancelled deliveries", filter.toString(), String.valueOf(count));
            return count;
        });
        return Html.seeOther(page(filter, "cancelled", cancelled.toString()));
    }

    @POST
    @Path("pause")
    @RolesAllowed(Roles.IT)
    public Response pause() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (pause.begin(user.name())) {
                audit.record(user.name(), "paused", "mail", "");
            }
        });
        return Html.seeOther("/deliveries");
    }

    @POST
    @Path("resume")
    @RolesAllowed(Roles.IT)
    public Response resume() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (pause.end()) {
                audit.record(user.name(), "resumed", "mail", "");
            }
        });
        return Html.seeOther("/deliveries");
    }

    private static DeliveryFilter filter(
            @Nullable String status, @Nullable String kind, @Nullable String cause, @Nullable String application) {
        return new DeliveryFilter(
                Query.constant(DeliveryStatus.class, status).orElse(null),
                Query.constant(DeliveryKind.class, kind).orElse(null),
                Query.constant(FailureCause.class, cause).orElse(null),
                application == null || application.isBlank() ? null : application);
    }

    private static String page(DeliveryFilter filter, String name, String value) {
        return "/deliveries"
                + Query.string(Map.of(
                        "status",
                        word(filter.status()),
                        "kind",
                        word(filter.kind()),
                        "cause",
                        word(filter.cause()),
                        "application",
                        filter.application() == null ? "" : filter.application(),
                        name,
                        value));
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }
}
