package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.ReportDelegate;
import org.consentcourier.report.ReportDelegates;
import org.consentcourier.report.ReportDelegates.Outcome;
import org.consentcourier.report.ReportDelegates.Wish;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reports/delegates")
@Tag(name = "Reports")
class DelegatesResource {

    private final ReportDelegates delegates;
    private final CurrentUser user;

    DelegatesResource(ReportDelegates delegates, CurrentUser user) {
        this.delegates = delegates;
        this.user = user;
    }

    /** Who is to stand in for whom. */
    record DelegateForm(
            @Schema(description = "The manager's address; of a manager who asks it is their own, whatever it says.")
            @Nullable
            @Size(max = 254)
            String manager,

            @Schema(description = "Who gets the reports too.") @NotBlank @Size(max = 254)
            String delegate,

            @Schema(description = "First day; absent: today.") @Nullable
            LocalDate from,

            @Schema(description = "Last day; absent: until it is ended.") @Nullable
            LocalDate until) {}

    @GET
    @RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
    @Operation(
            operationId = "listReportDelegates",
            summary = "Who stands in for which manager",
            description = "Also those whose time is over or to come. A manager gets their own.")
    public Listing<ReportDelegate> list() {
        return Listing.whole(delegates.list(user.may(Roles.AUDITOR) ? null : own()));
    }

    @POST
    @RolesAllowed({Roles.IT, Roles.MANAGER})
    @Operation(
            operationId = "addReportDelegate",
            summary = "Name somebody who gets and reads a manager's reports too",
            description = "A manager names somebody of the roster, and for themselves alone; IT names anybody.")
    public ReportDelegate add(@Valid @NotNull DelegateForm form) {
        var outcome = isIt()
                ? delegates.set(wish(form.manager() == null ? "" : form.manager(), form), user.name())
                : delegates.setOwn(wish(own(), form), user.name());
        return switch (outcome) {
            case Outcome.Set(var delegate) -> delegate;
            case Outcome.Refused(var why) -> throw new Refused(400, why);
        };
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.IT, Roles.MANAGER})
    @Operation(operationId = "endReportDelegate", summary = "End it at once")
    public void end(UUID id) {
        if (!delegates.end(id, isIt() ? null : own(), user.name())) {
            throw new NotFoundException();
        }
    }

    private static Wish wish(String manager, DelegateForm form) {
        return new Wish(manager, form.delegate(), form.from(), form.until());
    }

    private boolean isIt() {
        return user.roles().contains(Roles.IT);
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
