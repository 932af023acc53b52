package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.api.ConsentActionsResource.Exemption;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.BulkDecisions;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.grant.CheckEveryone;
import org.consentcourier.outreach.Nudges;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is done to many consents at once; without any filter only with {@code all=true}. */
@Path("/api/v1/consents")
@Tag(name = "Consents")
class ConsentBulkResource {

    private final Applications applications;
    private final CheckEveryone everyone;
    private final Nudges nudges;
    private final BulkDecisions decisions;
    private final ExemptionEnd end;
    private final CurrentUser user;

    ConsentBulkResource(
            Applications applications,
            CheckEveryone everyone,
            Nudges nudges,
            BulkDecisions decisions,
            ExemptionEnd end,
            CurrentUser user) {
        this.applications = applications;
        this.everyone = everyone;
        this.nudges = nudges;
        this.decisions = decisions;
        this.end = end;
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
    public Checked check(
            @BeanParam ConsentQuery query, @RestQuery @Nullable String all, @RestQuery @Nullable String dryRun) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        return new Checked(everyone.check(filter(query, all), dry, user.name()), dry);
    }

    @POST
    @Path("remind")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "remindConsents",
            summary = "Nudge everybody who matches: one extra reminder, as soon as the gates allow",
            description = "Those get one who must consent, have had their invitation, and had no mail within"
                    + " courier.outreach.nudge-cooldown. The answer tells how many do not and why: NOT_ASKED,"
                    + " NOT_INVITED, NOT_ACTIVATED, QUESTION (IT must answer one first), UNDELIVERABLE, QUEUED (a mail"
                    + " is on its way), COOLDOWN. With dryRun=true nothing is sent, and the numbers are the same. A"
                    + " nudge takes no place among the reminders that come by themselves.")
    public Nudges.Result remind(
            @BeanParam ConsentQuery query, @RestQuery @Nullable String all, @RestQuery @Nullable String dryRun) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        return nudges.nudge(filter(query, all), dry, user.name());
    }

    @POST
    @Path("exempt")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "exemptConsents",
            summary = "Take out everybody who matches, for good or until a day is over",
            description =
                    "Who has consented or is exempt already stays so; the answer tells how many are in which state. With"
                            + " dryRun=true nothing is changed, and the numbers are the same. After the last day they are"
                            + " checked and asked again by themselves.")
    public BulkDecisions.Result exempt(
            @BeanParam ConsentQuery query,
            @RestQuery @Nullable String all,
            @RestQuery @Nullable String dryRun,
            @Valid @NotNull Exemption exemption) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        return decisions.exempt(
                filter(query, all),
                new BulkDecisions.Exemption(exemption.reason().strip(), end.required(exemption)),
                dry,
                user.name());
    }

    @POST
    @Path("reopen")
    @RolesAllowed(Roles.IT)
    @Operation(
            operationId = "reopenConsents",
            summary = "Ask again everybody who matches and declined, or whose time ran out",
            description = "Begins a new round for each: they are invited again. With dryRun=true nothing is changed.")
    public BulkDecisions.Result reopen(
            @BeanParam ConsentQuery query, @RestQuery @Nullable String all, @RestQuery @Nullable String dryRun) {
        var dry = Wrong.unlessFlag("dryRun", dryRun);
        return decisions.reopen(filter(query, all), dry, user.name());
    }

    private ConsentFilter filter(ConsentQuery query, @Nullable String all) {
        return Wrong.unlessSomeOrAll(query.filter(applications), ConsentFilter.ALL, all);
    }
}
