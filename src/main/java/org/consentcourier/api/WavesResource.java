package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.ApplicationStart;
import org.consentcourier.outreach.Wave;
import org.consentcourier.outreach.WaveNumbers;
import org.consentcourier.outreach.WaveWish;
import org.consentcourier.outreach.Waves;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The waves in which an application starts. */
@Path("/api/v1/applications/{key}/waves")
@Tag(name = "Applications")
class WavesResource {

    private final Applications applications;
    private final ApplicationStates states;
    private final ApplicationStart start;
    private final Waves waves;
    private final CurrentUser user;

    WavesResource(
            Applications applications,
            ApplicationStates states,
            ApplicationStart start,
            Waves waves,
            CurrentUser user) {
        this.applications = applications;
        this.states = states;
        this.start = start;
        this.waves = waves;
        this.user = user;
    }

    /** One wave and how far it is. */
    record WaveView(@JsonUnwrapped Wave wave, WaveNumbers numbers) {

        static WaveView of(Waves.Progress progress) {
            return new WaveView(progress.wave(), progress.numbers());
        }
    }

    /** A wave that has begun, or in a dry run would; in that case its id means nothing. */
    record Begun(String application, RunState runState, boolean dryRun, WaveView wave) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    @Operation(
            operationId = "listWaves",
            summary = "The waves of an application and how far each is, the newest first",
            description =
                    "A wave that is RUNNING lets in at most perDay people a day, the longest on the roster first; PAUSED lets"
                            + " in nobody; ENDED was ended by IT or overtaken by a start for everybody.")
    public Listing<WaveView> list(String key) {
        require(key);
        return Listing.whole(waves.of(key).stream().map(WaveView::of).toList());
    }

    @POST
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "startWave",
            summary = "Start a wave: from now on its people get their first mail, so many a day",
            description =
                    "Starts the application for them and for nobody else; refused (409) as a start is, while it is"
                            + " started for everybody, and while a wave for the same people is not over. With dryRun=true nothing is started, and only the numbers are"
                            + " answered: how many match, how many of them have consented or been invited, how many are"
                            + " kept back by courier.mail.only-to, and how many days the rest takes. POST"
                            + " /applications/{key}/start with any of these as parameters does the same.")
    public Begun start(String key, @RestQuery @Nullable String dryRun, @Valid @NotNull WaveForm wave) {
        require(key);
        return begun(key, wave.wish(), Wrong.unlessFlag("dryRun", dryRun));
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "pauseWave",
            summary = "Pause a wave: nobody is let in, and whose first mail has not left gets none for now",
            description = "Whom it has mailed is reminded as before.")
    public WaveView pause(String key, UUID id) {
        require(key, id);
        if (!waves.pause(id, user.name())) {
            throw new Refused(409, "The wave is not running.");
        }
        return view(id);
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "resumeWave", summary = "Let a paused wave go on")
    public WaveView resume(String key, UUID id) {
        require(key, id);
        if (!waves.resume(id, user.name())) {
            throw new Refused(409, "The wave is not paused.");
        }
        return view(id);
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "endWave",
            summary = "End a wave for good: as a pause, and its people may have another wave")
    public WaveView end(String key, UUID id) {
        require(key, id);
        if (!waves.end(id, user.name())) {
            throw new Refused(409, "The wave is over already.");
        }
        return view(id);
    }

    Begun begun(String key, WaveWish wish, boolean dryRun) {
        return switch (start.startWave(key, wish, dryRun, user.name())) {
            case ApplicationStart.WaveOutcome.Begun(var progress) ->
                new Begun(key, states.of(key).runState(), dryRun, WaveView.of(progress));
            case ApplicationStart.WaveOutcome.Refused(var reason) -> throw new Refused(409, reason);
        };
    }

    private void require(String key, UUID id) {
        require(key);
        if (waves.find(id)
                .filter(found -> found.wave().application().equals(key))
                .isEmpty()) {
            throw new NotFoundException();
        }
    }

    private void require(String key) {
        if (applications.find(key).isEmpty()) {
            throw new NotFoundException();
        }
    }

    private WaveView view(UUID id) {
        return waves.find(id).map(WaveView::of).orElseThrow();
    }
}
