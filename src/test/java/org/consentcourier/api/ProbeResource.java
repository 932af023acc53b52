package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;

/** Endpoints of the tests only: who is asking, and everything that may go wrong. */
@Path("/api/v1/probe")
public class ProbeResource {

    /** What a caller sends. */
    public record Order(@NotBlank String name) {}

    private final CurrentUser user;

    public ProbeResource(CurrentUser user) {
        this.user = user;
    }

    @GET
    @RolesAllowed({Roles.IT, Roles.MANAGER, Roles.AUDITOR, Roles.DEVELOPER})
    public Map<String, Object> who() {
        return Map.of(
                "name",
                user.name(),
                "roles",
                user.roles(),
                "email",
                user.email().orElse(""));
    }

    @POST
    @RolesAllowed(Roles.IT)
    public Map<String, String> change(@NotNull @Valid Order order) {
        return Map.of("changed", order.name());
    }

    @GET
    @Path("conflict")
    @RolesAllowed(Roles.IT)
    public Map<String, String> conflict() {
        throw new Refused(409, "It is started already. Pause it first.");
    }

    @GET
    @Path("crash")
    @RolesAllowed(Roles.IT)
    public Map<String, String> crash() {
        throw new IllegalStateException("internal thoughts");
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "without an annotation";
    }
}
