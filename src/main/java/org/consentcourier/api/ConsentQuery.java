package org.consentcourier.api;

import jakarta.ws.rs.QueryParam;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which consents are wanted, as callers write it. */
class ConsentQuery {

    @QueryParam("application")
    @Parameter(description = "Key of a configured application.")
    public @Nullable String application;

    @QueryParam("status")
    @Parameter(schema = @Schema(implementation = ConsentStatus.class))
    public @Nullable String status;

    @QueryParam("cause")
    @Parameter(schema = @Schema(implementation = StuckCause.class))
    public @Nullable String cause;

    @QueryParam("manager")
    @Parameter(description = "Address of a manager.")
    public @Nullable String manager;

    @QueryParam("q")
    @Parameter(description = "A part of a name or an address.")
    public @Nullable String q;

    @QueryParam("userId")
    @Parameter(description = "Docusign's GUID of a user.")
    public @Nullable String userId;

    ConsentFilter filter(Applications applications) {
        return new ConsentFilter(
                Wrong.unlessApplication(applications, application),
                Wrong.unlessOneOf(ConsentStatus.class, "status", status),
                Wrong.unlessOneOf(StuckCause.class, "cause", cause),
                manager,
                q,
                Wrong.unlessId("userId", userId));
    }
}
