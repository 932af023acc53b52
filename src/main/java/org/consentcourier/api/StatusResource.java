package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Sending;
import org.consentcourier.docusign.ClockSkew;
import org.consentcourier.grant.CheckQueue;
import org.consentcourier.roster.directory.DirectoryPauses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/status")
@Tag(name = "Status", description = "Where everything stands now")
class StatusResource {

    private final Applications applications;
    private final ApplicationStates runStates;
    private final CheckQueue checks;
    private final DirectoryPauses directories;
    private final ConsentViews consents;
    private final Deliveries deliveries;
    private final Sending sending;
    private final ClockSkew skew;

    StatusResource(
            Applications applications,
            ApplicationStates runStates,
            CheckQueue checks,
            DirectoryPauses directories,
            ConsentViews consents,
            Deliveries deliveries,
            Sending sending,
            ClockSkew skew) {
        this.applications = applications;
        this.runStates = runStates;
        this.checks = checks;
        this.directories = directories;
        this.consents = consents;
        this.deliveries = deliveries;
        this.sending = sending;
        this.skew = skew;
    }

    /**
     * Everything in numbers.
     *
     * @param queues deliveries by status
     * @param holds what deliveries wait for, by reason
     * @param mail what holds all of them
     */
    record Status(
            List<ApplicationStatus> applications,
            Map<DeliveryStatus, Long> queues,
            Map<String, Long> holds,
            Sending.Standing mail) {}

    /**
     * Requests of one application by state, and its run state.
     *
     * @param checks how many wait, what holds them, and when they go on
     * @param directory what keeps its users from being looked up, and until when; null: nothing
     */
    record ApplicationStatus(
            String key,
            String name,
            Map<ConsentStatus, Long> states,
            CheckQueue.Standing checks,
            DirectoryPauses.@Nullable Problem directory,
            @Nullable Clock clock,
            @JsonUnwrapped ApplicationView.Run run) {}

    /**
     * This machine's clock against Docusign's, as the last answer of the account host showed it to this node.
     *
     * @param aheadSeconds negative where ours is behind
     * @param warning whether it is beyond courier.grants.clock-skew-warning
     */
    record Clock(double aheadSeconds, double uncertaintySeconds, Instant measuredAt, boolean warning) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(operationId = "getStatus", summary = "Counts per state, the queue of mails, and what holds them")
    public Status status() {
        return new Status(
                applications.all().stream().map(this::status).toList(), queues(), deliveries.held(), sending.now());
    }

    private ApplicationStatus status(Application application) {
        return new ApplicationStatus(
                application.key(),
                application.name(),
                consents.counts(application.key()),
                checks.of(application.key()),
                directories.problem(application).orElse(null),
                clock(application),
                ApplicationView.Run.of(runStates.of(application.key())));
    }

    private @Nullable Clock clock(Application application) {
        var host = application.integration().accountUri();
        return skew.of(host)
                .map(measured -> new Clock(
                        seconds(measured.ahead()),
                        seconds(measured.uncertainty()),
                        measured.measuredAt(),
                        skew.alarming(host).isPresent()))
                .orElse(null);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private Map<DeliveryStatus, Long> queues() {
        var queues = new EnumMap<DeliveryStatus, Long>(DeliveryStatus.class);
        Arrays.stream(DeliveryStatus.values()).forEach(status -> queues.put(status, 0L));
        queues.putAll(deliveries.counts());
        return queues;
    }
}
