package org.consentcourier.api;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.consentcourier.application.ApplicationStates;
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
    @Parameter(description = "Key of an application.")
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

    @QueryParam("id")
    @Parameter(description = "Id of a consent; may be given many times.")
    public @Nullable List<String> id;

    @QueryParam("userId")
    @Parameter(description = "Docusign's GUID of a user.")
    public @Nullable String userId;

    /** What is asked for of configured applications. */
    ConsentFilter filter(Applications applications) {
        return filter(Wrong.unlessApplication(applications, application));
    }

    /** The same to be read: what happened in an application is kept when it is configured no more. */
    ConsentFilter filter(Applications applications, ApplicationStates states) {
        return application != null && states.isKnown(application) ? filter(application) : filter(applications);
    }

    private ConsentFilter filter(@Nullable String key) {
        return new ConsentFilter(
                key,
                Wrong.unlessOneOf(ConsentStatus.class, "status", status),
                Wrong.unlessOneOf(StuckCause.class, "cause", cause),
                manager,
                q,
                Wrong.unlessId("userId", userId),
                id == null
                        ? List.of()
                        : id.stream().map(one -> Wrong.unlessGuid("id", one)).toList());
    }
}
