package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.ConsentReport;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reports")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
@Tag(name = "Reports", description = "Weekly reports, as they were when their snapshot was taken")
class ReportsResource {

    private final Reports reports;
    private final CurrentUser user;

    ReportsResource(Reports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    @GET
    @Operation(operationId = "listReports", summary = "The periods there is a report of, newest first")
    public Listing<ReportPeriod> list() {
        return Listing.whole(reports.periods());
    }

    @GET
    @Path("{period}")
    @Operation(
            operationId = "getReport",
            summary = "The report of one period, such as 2026-W48",
            description = "A manager gets their own people and nobody else, whatever \"manager\" says.")
    public ConsentReport find(String period, @RestQuery @Nullable String manager) {
        var whose = user.may(Roles.AUDITOR) ? manager : own();
        var report = whose == null || whose.isBlank() ? reports.all(period) : reports.team(period, whose.strip());
        return report.orElseThrow(NotFoundException::new);
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
