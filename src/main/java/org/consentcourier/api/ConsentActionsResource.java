package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
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
import org.consentcourier.outreach.NotNudged;
import org.consentcourier.outreach.Nudges;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/consents/{id}")
@Tag(name = "Consents")
class ConsentActionsResource {

    private final ConsentViews consents;
    private final ConsentDecisions decisions;
    private final InstantCheck instantCheck;
    private final Nudges nudges;
    private final Checkable checkable;
    private final CurrentUser user;
    private final ExemptionEnd end;

    ConsentActionsResource(
            ConsentViews consents,
            ConsentDecisions decisions,
            InstantCheck instantCheck,
            Nudges nudges,
            Checkable checkable,
            CurrentUser user,
            ExemptionEnd end) {
        this.consents = consents;
        this.decisions = decisions;
        this.instantCheck = instantCheck;
        this.nudges = nudges;
        this.checkable = checkable;
        this.user = user;
        this.end = end;
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
    @Path("remind")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "remindConsent",
            summary = "Nudge this person: one extra reminder, as soon as the gates allow",
            description = "Refused (409) with the reason where POST /consents/remind would leave the person out.")
    public ConsentRow remind(UUID id) {
        var row = row(id);
        nudges.nudge(row.id(), user.name()).ifPresent(reason -> {
            throw new Refused(409, "Not nudged: " + why(reason));
        });
        return row;
    }

    private static String why(NotNudged reason) {
        return switch (reason) {
            case NOT_ASKED -> "nothing is asked of this person at present.";
            case NOT_INVITED -> "the first mail has not left yet.";
            case NOT_ACTIVATED -> "the person has yet to activate the user at Docusign.";
            case QUESTION -> "a question about this person waits for an answer.";
            case UNDELIVERABLE -> "the address takes no mail.";
            case QUEUED -> "a mail to this person is on its way.";
            case COOLDOWN -> "the last mail left less than courier.outreach.nudge-cooldown ago.";
        };
    }

    @POST
    @Path("exempt")
    @RolesAllowed(Roles.IT)
    @Operation(operationId = "exemptConsent", summary = "Take this person out, for good or until a day is over")
    public ConsentRow exempt(UUID id, @Valid @NotNull Exemption exemption) {
        return after(id, decisions.exempt(id, exemption.reason().strip(), end.required(exemption), user.name()));
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
                throw new Refused(
                        409,
                        from == to
                                ? "The consent is %s already.".formatted(from)
                                : "The consent is %s, which cannot become %s by this.".formatted(from, to));
        };
    }

    private ConsentRow row(UUID id) {
        return consents.find(id).orElseThrow(NotFoundException::new);
    }
}
