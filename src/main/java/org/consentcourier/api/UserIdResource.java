package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.http.Refused;
import org.consentcourier.roster.UserIds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/consents/{id}/user-id")
@Tag(name = "Consents")
class UserIdResource {

    private final ConsentViews consents;
    private final UserIds userIds;
    private final Applications applications;
    private final CurrentUser user;

    UserIdResource(ConsentViews consents, UserIds userIds, Applications applications, CurrentUser user) {
        this.consents = consents;
        this.userIds = userIds;
        this.applications = applications;
        this.user = user;
    }

    /** The User ID that is right. */
    record Correction(@NotBlank String userId) {}

    @POST
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "setUserId",
            summary = "Choose or correct the User ID",
            description =
                    "It is the person's from now on for every application of this environment: their consents begin"
                            + " anew, and Docusign is asked first. The userIds of a consent are those known for the"
                            + " address, but any other may be given.")
    public ConsentRow set(UUID id, @Valid @NotNull Correction correction) {
        var row = row(id);
        var userId = Wrong.unlessGuid("userId", correction.userId().strip());
        return switch (userIds.set(row.personId(), application(row).environment(), userId, user.name())) {
            case UserIds.Outcome.Done() -> row(id);
            case UserIds.Outcome.Unchanged() -> row;
            case UserIds.Outcome.TakenBy(var other) ->
                throw new Refused(
                        409,
                        "This User ID is in use for another person of the roster, %s. Correct theirs first."
                                .formatted(other));
            case UserIds.Outcome.UnknownPerson() -> throw new NotFoundException();
        };
    }

    private Application application(ConsentRow row) {
        return applications
                .find(row.application())
                .orElseThrow(() -> new Refused(
                        409, "The application \"%s\" is no longer configured.".formatted(row.application())));
    }

    private ConsentRow row(UUID id) {
        return consents.find(id).orElseThrow(NotFoundException::new);
    }
}
