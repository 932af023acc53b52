package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Applications;
import org.consentcourier.grant.CheckEveryone;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is done to many consents at once. */
@Path("/api/v1/consents")
@Tag(name = "Consents")
class ConsentBulkResource {

    private final Applications applications;
    private final CheckEveryone everyone;
    private final CurrentUser user;

    ConsentBulkResource(Applications applications, CheckEveryone everyone, CurrentUser user) {
        this.applications = applications;
        this.everyone = everyone;
        this.user = user;
    }

    /** How many are, or in a dry run would be, asked about. */
    record Checked(long people, boolean dryRun) {}

    @POST
    @Path("check")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "checkConsents",
            summary = "Have everybody checked who matches and is not granted",
            description =
                    "They are due at once and checked as the call budget of their application allows; GET /status tells how"
                            + " far that is.")
    public Checked check(@BeanParam ConsentQuery query, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return new Checked(everyone.check(query.filter(applications), dryRun, user.name()), dryRun);
    }
}
