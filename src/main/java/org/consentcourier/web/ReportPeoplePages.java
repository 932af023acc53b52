package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.report.PeopleFilter;
import org.consentcourier.report.PeopleFilter.Part;
import org.consentcourier.report.Problem;
import org.consentcourier.report.ReportLine;
import org.consentcourier.report.ReportPeople;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.consentcourier.web.ReportAddresses.Whose;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who the numbers of a report are, page by page; a manager's own trees only. */
@Path("/reports/{period}/people")
@RolesAllowed({Roles.IT, Roles.AUDITOR, Roles.MANAGER})
class ReportPeoplePages {

    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PeopleOfReport(
            ReportPeriod period,
            Choice choice,
            String back,
            Set<Part> parts,
            Set<Problem> problems,
            List<Application> applications,
            List<ReportLine> rows,
            @Nullable String next)
            implements TemplateInstance {}

    /** What is wanted; nulls do not matter. */
    record Wanted(
            @RestQuery @Nullable String manager,
            @RestQuery @Nullable String part,
            @RestQuery @Nullable String problem,
            @RestQuery @Nullable String application,
            @RestQuery @Nullable String department,
            @RestQuery @Nullable String country,
            @RestQuery @Nullable String domain,
            @RestQuery @Nullable String after) {}

    /** What is shown, and how to say so in an address. */
    record Choice(ReportAddresses at, PeopleFilter filter, Map<String, String> kept) {

        static Choice of(ReportAddresses at, Wanted wanted) {
            var kept = new TreeMap<String, String>();
            keep(kept, "department", wanted.department());
            keep(kept, "country", wanted.country());
            keep(kept, "domain", wanted.domain());
            var filter = new PeopleFilter(
                    Query.constant(Part.class, wanted.part()).orElse(Part.ALL),
                    null,
                    Typed.orNull(wanted.application()),
                    kept.get("department"),
                    kept.get("country"),
                    kept.get("domain"),
                    Query.constant(Problem.class, wanted.problem()).orElse(null));
            return new Choice(at, filter, kept);
        }

        public @Nullable String manager() {
            return at.whose().manager();
        }

        public Part part() {
            return filter.part();
        }

        public @Nullable Problem problem() {
            return filter.problem();
        }

        public @Nullable String application() {
            return filter.application();
        }

        public boolean isOf(Application other) {
            return other.key().equals(application());
        }

        public String without(String name) {
            var about = about();
            about.remove(name);
            return at.people(about);
        }

        String after(ReportLine last) {
            var about = about();
            about.put("after", last.requestId().toString());
            return at.people(about);
        }

        private Map<String, String> about() {
            var about = new HashMap<>(kept);
            about.put("part", part().name());
            keep(about, "application", application());
            var problem = problem();
            keep(about, "problem", problem == null ? null : problem.name());
            return about;
        }

        private static void keep(Map<String, String> kept, String name, @Nullable String value) {
            var clean = Typed.orNull(value);
            if (clean != null) {
                kept.put(name, clean);
            }
        }
    }

    private final Reports reports;
    private final ReportPeople people;
    private final ReportReader reader;
    private final Applications applications;

    ReportPeoplePages(Reports reports, ReportPeople people, ReportReader reader, Applications applications) {
        this.reports = reports;
        this.people = people;
        this.reader = reader;
        this.applications = applications;
    }

    @GET
    public TemplateInstance list(@RestPath String period, @BeanParam Wanted wanted) {
        var found = reports.period(period).orElseThrow(NotFoundException::new);
        var at = new ReportAddresses(period, new Whose(reader.manager(period, wanted.manager())));
        var choice = Choice.of(at, wanted);
        var rows = people.page(
                period,
                reader.scope(period, wanted.manager()),
                choice.filter(),
                Query.uuid(wanted.after()).orElse(null),
                PAGE_SIZE + 1);
        var shown = rows.subList(0, Math.min(PAGE_SIZE, rows.size()));
        return new PeopleOfReport(
                found,
                choice,
                at.report(),
                EnumSet.allOf(Part.class),
                EnumSet.allOf(Problem.class),
                applications.all(),
                shown,
                rows.size() > PAGE_SIZE ? choice.after(shown.getLast()) : null);
    }
}
