package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.consentcourier.access.Roles;
import org.jboss.resteasy.reactive.RestForm;

/** Pages of the tests only, made with the real layout. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ProbePages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Probe() implements TemplateInstance {}

    @GET
    @Path("probe")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    public TemplateInstance page() {
        return new Probe();
    }

    @POST
    @Path("probe")
    @RolesAllowed(Roles.IT)
    public String change(@RestForm String name) {
        return "changed " + name;
    }

    @GET
    @Path("probe/crash")
    @RolesAllowed(Roles.IT)
    public String crash() {
        throw new IllegalStateException("internal thoughts");
    }

    /** Fails where the redirect page stands. */
    @Path("/consent/crash")
    @PermitAll
    public static class Crash {

        @GET
        public String crash() {
            throw new IllegalStateException("internal thoughts");
        }
    }
}
