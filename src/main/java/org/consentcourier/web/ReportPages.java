package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.report.ApplicationNumbers;
import org.consentcourier.report.CompanyReport;
import org.consentcourier.report.ManagerReport;
import org.consentcourier.report.Numbers;
import org.consentcourier.report.ProblemNumbers;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.consentcourier.web.ReportActs.Act;
import org.consentcourier.web.ReportAddresses.Whose;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The weekly reports as pages: everybody's for IT and auditors, for managers those of their own trees. */
@Path("/reports")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
class ReportPages {

    private static final int TEAMS = 50;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportNone() implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportManager(
            ReportPicker picker,
            @Nullable ManagerReport report,
            @Nullable TrendView trend,
            List<Team> teams,
            List<List<Act>> acts,
            @Nullable URI nudgeAll,
            @Nullable String above,
            @Nullable String aboveName,
            String people,
            String csv,
            String xlsx)
            implements TemplateInstance {

        /** The address was no manager's then. */
        static ReportManager ofNobody(ReportPicker picker) {
            return new ReportManager(picker, null, null, List.of(), List.of(), null, null, null, "", "", "");
        }
    }

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportCompany(
            ReportPicker picker,
            CompanyReport report,
            TrendView trend,
            List<OfApplication> applications,
            List<OfProblem> problems,
            List<Group> groups,
            List<Team> teams,
            @Nullable String moreTeams,
            String people,
            String csv,
            String xlsx)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ReportManagers(
            ReportPeriod period, List<Team> teams, @Nullable String next) implements TemplateInstance {}

    /** One manager's numbers; {@code link} leads to the report about their people, where there is one. */
    record Team(@Nullable String link, String name, Numbers numbers) {}

    /** One application, and who is missing of it. */
    record OfApplication(
            ApplicationNumbers numbers, @Nullable TrendView trend, String missing) {}

    /** One problem, and who has it. */
    record OfProblem(ProblemNumbers problem, String link) {}

    /** One way to look at the company; {@code more} groups follow. */
    record Group(String name, List<Row> rows, int more) {

        /** One department, country or domain. */
        record Row(String name, String link, Numbers numbers) {}
    }

    private final Reports reports;
    private final ReportReader reader;
    private final ReportActs acts;
    private final CurrentUser user;

    ReportPages(Reports reports, ReportReader reader, ReportActs acts, CurrentUser user) {
        this.reports = reports;
        this.reader = reader;
        this.acts = acts;
        this.user = user;
    }

    /** The newest, or that of a week somebody chose. */
    @GET
    public Response latest(@RestQuery @Nullable String week, @RestQuery @Nullable String manager) {
        var newest = reports.periods().stream().map(ReportPeriod::key).findFirst();
        var wished = Optional.ofNullable(week).filter(key -> reports.period(key).isPresent());
        return wished.or(() -> newest)
                .map(key -> Html.seeOther(new ReportAddresses(key, new Whose(manager)).report()))
                .orElseGet(() -> Html.page(200, new ReportNone()));
    }

    /** Whoever may not read everything gets their own people, or those of a manager below, whatever {@code manager} says. */
    @GET
    @Path("{period}")
    public TemplateInstance page(@RestPath String period, @RestQuery @Nullable String manager) {
        var found = reports.period(period).orElseThrow(NotFoundException::new);
        var whose = reader.manager(period, manager);
        return whose == null
                ? company(found, reports.company(period).orElseThrow(NotFoundException::new))
                : team(found, whose);
    }

    /** Managers by address, page by page. */
    @GET
    @Path("{period}/managers")
    @RolesAllowed({Roles.IT, Roles.AUDITOR})
    public TemplateInstance managers(@RestPath String period, @RestQuery @DefaultValue("") String after) {
        var found = reports.period(period).orElseThrow(NotFoundException::new);
        var teams = reader.teams(period, after, TEAMS);
        return new ReportManagers(found, teams.rows(), teams.next());
    }

    private TemplateInstance team(ReportPeriod period, String whose) {
        var own = user.may(Roles.AUDITOR) ? List.<String>of() : reader.trees();
        var picker = ReportPicker.of(period, reports.periods(), whose, own);
        return reports.manager(period.key(), whose)
                .map(report -> team(report, picker, own.contains(whose)))
                .orElseGet(() -> ReportManager.ofNobody(picker));
    }

    /** {@code acting}: in the manager's own name. */
    private ReportManager team(ManagerReport report, ReportPicker picker, boolean acting) {
        var period = report.period().key();
        var at = new ReportAddresses(period, new Whose(report.manager().email()));
        var above = reader.above(report);
        return new ReportManager(
                picker,
                report,
                TrendView.of("trend", report.trend()),
                report.teams().stream()
                        .map(row -> reader.team(period, row, row.below()))
                        .toList(),
                acting ? acts.of(report) : List.of(),
                acting ? acts.nudgeAll(report) : null,
                above == null ? null : new ReportAddresses(period, new Whose(above)).report(),
                above,
                at.people(),
                at.file("csv"),
                at.file("xlsx"));
    }

    private TemplateInstance company(ReportPeriod period, CompanyReport report) {
        var at = new ReportAddresses(period.key(), Whose.EVERYBODY);
        var teams = reader.teams(period.key(), "", TEAMS);
        return new ReportCompany(
                ReportPicker.of(period, reports.periods(), null, List.of()),
                report,
                TrendView.of("trend", report.trend()),
                reader.applications(report, at),
                report.problems().stream()
                        .map(one -> new OfProblem(
                                one,
                                at.people(
                                        "part", "LATE", "problem", one.problem().name())))
                        .toList(),
                List.of(
                        reader.group("department", report.departments(), at),
                        reader.group("country", report.countries(), at),
                        reader.group("domain", report.domains(), at)),
                teams.rows(),
                teams.next(),
                at.people(),
                at.file("csv"),
                at.file("xlsx"));
    }
}
