package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.Transition;
import org.consentcourier.grant.InstantCheck;
import org.consentcourier.http.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/consents/{id}")
@Tag(name = "Consents")
class ConsentActionsResource {

    private final ConsentViews consents;
    private final ConsentDecisions decisions;
    private final InstantCheck instantCheck;
    private final Checkable checkable;
    private final CurrentUser user;
    private final Clock clock;

    ConsentActionsResource(
            ConsentViews consents,
            ConsentDecisions decisions,
            InstantCheck instantCheck,
            Checkable checkable,
            CurrentUser user,
            Clock clock) {
        this.consents = consents;
        this.decisions = decisions;
        this.instantCheck = instantCheck;
        this.checkable = checkable;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Why and how long a person is taken out.
     *
     * @param until last day of it; absent: for good
     */
    record Exemption(
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate until) {}

    @POST
    @Path("check")
    @RolesAllowed({Roles.IT, Roles.DEVELOPER})
    @Operation(
            operationId = "checkConsent",
            summary = "Ask Docusign now",
            description =
                    "Answers the state afterwards. Nobody is asked about more than once in two seconds, and who is granted"
                            + " already no more than once a minute; checkedAt tells when Docusign was asked.")
    public ConsentRow check(UUID id) {
        checkable.require(row(id));
        instantCheck.recheck(id, user.name());
        return row(id);
    }

    @POST
    @Path("exempt")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "exemptConsent", summary = "Take this person out, for good or until a day is over")
    public ConsentRow exempt(UUID id, @Valid @NotNull Exemption exemption) {
        var until = exemption.until();
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw Wrong.parameter("until", "must not be over already");
        }
        return after(id, decisions.exempt(id, exemption.reason().strip(), until, user.name()));
    }

    @POST
    @Path("reopen")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "reopenConsent",
            summary = "Ask again who declined, whose time ran out, or who was exempt",
            description = "Begins a new round: the person is invited again.")
    public ConsentRow reopen(UUID id) {
        return after(id, decisions.reopen(id, user.name()));
    }

    private ConsentRow after(UUID id, Optional<Transition> decided) {
        return switch (decided.orElseThrow(NotFoundException::new)) {
            case Transition.Applied applied -> row(id);
            case Transition.Repeated repeated -> row(id);
            case Transition.Refused(var from, var to) ->
                throw new Refused(409, "The consent is %s, which cannot become %s by this.".formatted(from, to));
        };
    }

    private ConsentRow row(UUID id) {
        return consents.find(id).orElseThrow(NotFoundException::new);
    }
}
