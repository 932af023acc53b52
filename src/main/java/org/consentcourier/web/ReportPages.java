package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.ConsentReport;
import org.consentcourier.report.ManagerNumbers;
import org.consentcourier.report.Numbers;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The weekly reports as pages: everybody's for IT and auditors, their own people's for managers. */
@Path("/reports")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
class ReportPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportList(List<ReportPeriod> periods) implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportPage(ConsentReport report, List<Team> teams) implements TemplateInstance {}

    /** One manager's numbers; {@code link} leads to the report about their people. */
    record Team(@Nullable String manager, String link, Numbers numbers) {
        static Team of(String period, ManagerNumbers row) {
            var manager = row.manager();
            var query = Query.string(Map.of("manager", manager == null ? "" : manager));
            return new Team(manager, "/reports/" + period + query, row.direct());
        }
    }

    private final Reports reports;
    private final CurrentUser user;

    ReportPages(Reports reports, CurrentUser user) {
        this.reports = reports;
        this.user = user;
    }

    @GET
    public TemplateInstance list() {
        return new ReportList(reports.periods());
    }

    /** Whoever may not read everything gets their own people, whatever {@code manager} says. */
    @GET
    @Path("{period}")
    public TemplateInstance page(String period, @RestQuery @Nullable String manager) {
        var whose = user.may(Roles.AUDITOR) ? manager : own();
        if (whose == null || whose.isBlank()) {
            return new ReportPage(
                    reports.all(period).orElseThrow(NotFoundException::new),
                    reports.managers(period).stream()
                            .map(row -> Team.of(period, row))
                            .toList());
        }
        return new ReportPage(reports.team(period, whose.strip()).orElseThrow(NotFoundException::new), List.of());
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
