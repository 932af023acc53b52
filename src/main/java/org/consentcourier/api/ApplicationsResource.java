package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.ApplicationStart;
import org.consentcourier.preflight.Preflight;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/applications")
@Tag(name = "Applications", description = "The configured integration keys and whether they go on")
class ApplicationsResource {

    private final Applications applications;
    private final ApplicationStates states;
    private final ApplicationStart start;
    private final WavesResource waves;
    private final Preflight preflight;
    private final CurrentUser user;

    ApplicationsResource(
            Applications applications,
            ApplicationStates states,
            ApplicationStart start,
            WavesResource waves,
            Preflight preflight,
            CurrentUser user) {
        this.applications = applications;
        this.states = states;
        this.start = start;
        this.waves = waves;
        this.preflight = preflight;
        this.user = user;
    }

    /**
     * What a start sets in motion.
     *
     * @param mailed how many are mailed as soon as the gates allow it
     * @param unchecked how many Docusign is asked about first; they may be mailed after that
     * @param wave the wave it began, or in a dry run would
     */
    record Started(
            String application,
            RunState runState,
            long mailed,
            long unchecked,
            WavesResource.@Nullable WaveView wave) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "listApplications",
            summary = "The configured applications, what halts them, and what this node's last preflight of each found")
    public Listing<ApplicationView> list() {
        return Listing.whole(applications.all().stream().map(this::view).toList());
    }

    @POST
    @Path("{key}/start")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "startApplication",
            summary = "Start: from now on people are mailed",
            description =
                    "Refused (409) while the preflight, which is made anew, finds something red. With dryRun=true nothing"
                            + " is started, and only the numbers are answered. Without anything else everybody is let in,"
                            + " and waves end. With a department, domain, manager, address, import or a number a day it"
                            + " starts a wave, as POST /applications/{key}/waves does; with waves=true those there are go"
                            + " on.")
    public Started start(
            String key,
            @BeanParam WaveQuery wave,
            @RestQuery("waves") @Nullable String goOn,
            @RestQuery @Nullable String dryRun) {
        require(key);
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        if (wave.isWave()) {
            var begun = waves.begun(key, wave.wish(), dry);
            var numbers = begun.wave().numbers();
            return new Started(
                    key, begun.runState(), numbers.waiting() - numbers.fenced(), numbers.unchecked(), begun.wave());
        }
        var outcome = Wrong.unlessFlag("waves", goOn)
                ? start.goOnInWaves(key, dry, user.name())
                : start.start(key, dry, user.name());
        return switch (outcome) {
            case ApplicationStart.Outcome.Started(var mailed, var unchecked) ->
                new Started(key, states.of(key).runState(), mailed, unchecked, null);
            case ApplicationStart.Outcome.Refused(var reason) -> throw new Refused(409, reason);
        };
    }

    @POST
    @Path("{key}/preflight")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "preflightApplication",
            summary = "Look at everything a start needs, now",
            description =
                    "Takes some seconds and one or two calls of the application's budget; mails nobody, changes nothing.")
    public PreflightView preflight(String key) {
        require(key);
        return PreflightView.of(preflight.run(key));
    }

    @POST
    @Path("{key}/pause")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "pauseApplication", summary = "Pause: nobody is mailed; checks go on")
    public ApplicationView pause(String key) {
        require(key);
        states.pause(key, user.name());
        return view(key);
    }

    @POST
    @Path("{key}/confirm")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "confirmApplication",
            summary = "Confirm changed settings",
            description =
                    "Where environment or integration key changed, everybody begins anew. The application stays paused.")
    public ApplicationView confirm(String key) {
        require(key);
        if (!states.of(key).confirmRequired()) {
            throw new Refused(
                    409,
                    "Its settings have not changed, so nothing is to be confirmed. A mass guard is a question: answer that.");
        }
        if (!states.confirm(key, user.name())) {
            throw new Refused(
                    409,
                    "This node runs with other settings than those that wait. Restart it with them, or confirm at one that was.");
        }
        return view(key);
    }

    private void require(String key) {
        if (applications.find(key).isEmpty()) {
            throw new NotFoundException();
        }
    }

    private ApplicationView view(String key) {
        return view(applications.find(key).orElseThrow());
    }

    private ApplicationView view(Application application) {
        return ApplicationView.of(application, states.of(application.key()), preflight.last(application.key()));
    }
}
