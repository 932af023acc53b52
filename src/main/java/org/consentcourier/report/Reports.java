package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentcourier.report.CompanyReport.ApplicationTrend;
import org.consentcourier.report.PeopleFilter.Part;
import org.consentcourier.report.ReportLines.Order;
import org.consentcourier.report.ReportLines.Span;
import org.consentcourier.report.ReportNumbers.Dimension;
import org.jspecify.annotations.Nullable;

/** What pages, the API and mails read of the snapshots; never live state. */
@ApplicationScoped
@Transactional
public class Reports {

    /** Names in a list of a report; its numbers count all of them, and {@link ReportPeople} names all. */
    public static final int MOST_NAMES = 1000;

    private static final Scope EVERYBODY = new Scope.Everybody();

    private final ReportPeriods periods;
    private final ReportManagers managers;
    private final ReportNumbers numbers;
    private final ReportLines lines;
    private final Trends trends;

    Reports(ReportPeriods periods, ReportManagers managers, ReportNumbers numbers, ReportLines lines, Trends trends) {
        this.periods = periods;
        this.managers = managers;
        this.numbers = numbers;
        this.lines = lines;
        this.trends = trends;
    }

    /** Newest first. */
    public List<ReportPeriod> periods() {
        return periods.newestFirst();
    }

    /** The last one; empty before the first. */
    public Optional<ReportPeriod> newest() {
        return periods.newest();
    }

    /** A period of which there is a report. */
    public Optional<ReportPeriod> period(String key) {
        return periods.find(key);
    }

    /** A manager's own people and everybody below; empty where there is no such snapshot, or the address was no manager's. */
    public Optional<ManagerReport> manager(String period, String managerEmail) {
        var scope = new Scope.Tree(managerEmail);
        return periods.find(period)
                .flatMap(found -> managers.find(period, scope.manager()).map(manager -> report(found, manager)));
    }

    /** Everybody; empty where there is no such snapshot. */
    public Optional<CompanyReport> company(String period) {
        return periods.find(period).map(this::report);
    }

    /** One manager's own people and nobody else; empty where no such snapshot was taken. */
    public Optional<ConsentReport> team(String period, String managerEmail) {
        var manager = new Scope.Tree(managerEmail).manager();
        return periods.find(period).map(found -> {
            var place =
                    managers.find(period, manager).map(it -> it.place().alone()).orElse(TreePlace.NONE);
            var applications = numbers.ownByApplication(period, manager);
            return consents(span(found, place), manager, applications, Integer.MAX_VALUE);
        });
    }

    /** Everybody; each list ends after {@link #MOST_NAMES}. */
    public Optional<ConsentReport> all(String period) {
        return periods.find(period)
                .map(found -> consents(
                        span(found, TreePlace.ALL), null, numbers.byApplication(period, EVERYBODY), MOST_NAMES));
    }

    /** Each manager's numbers by address, at the end of those who have none; their own people together are everybody. */
    public List<ManagerNumbers> managers(String period) {
        return managers(period, "", Integer.MAX_VALUE);
    }

    /** At most {@code limit} managers after one of them, by address; those who have none come after the last. */
    public List<ManagerNumbers> managers(String period, String after, int limit) {
        if (periods.find(period).isEmpty()) {
            return List.of();
        }
        var page = new ArrayList<>(numbers.managers(period, after, limit));
        var nobodys = numbers.direct(period, "");
        if (page.size() < limit && nobodys.total() + nobodys.exempt() > 0) {
            page.add(new ManagerNumbers(null, null, nobodys, nobodys));
        }
        return page;
    }

    private ManagerReport report(ReportPeriod period, ReportManager manager) {
        var scope = new Scope.Tree(manager.email());
        var span = span(period, manager.place().alone());
        var applications = numbers.byApplication(period.key(), scope);
        return new ManagerReport(
                period,
                manager,
                numbers.direct(period.key(), manager.email()),
                sum(applications),
                applications,
                numbers.rightBelow(period.key(), manager.email()),
                lines.first(span, PeopleFilter.of(Part.LATE), Order.URGENCY, MOST_NAMES),
                lines.first(span, PeopleFilter.of(Part.NEWLY_GRANTED), Order.NAME, MOST_NAMES),
                lines.first(span, PeopleFilter.of(Part.REVOKED), Order.NAME, MOST_NAMES),
                trends.of(period, scope, null, nearestGoLive(applications, span)));
    }

    private CompanyReport report(ReportPeriod period) {
        var applications = numbers.byApplication(period.key(), EVERYBODY);
        var goLive = nearestGoLive(applications, span(period, TreePlace.ALL));
        return new CompanyReport(
                period,
                sum(applications),
                applications,
                numbers.byGroup(period.key(), Dimension.DEPARTMENT),
                numbers.byGroup(period.key(), Dimension.COUNTRY),
                numbers.byGroup(period.key(), Dimension.DOMAIN),
                numbers.ages(period.key()),
                numbers.problems(period.key()),
                trends.of(period, EVERYBODY, null, goLive),
                applications.stream()
                        .map(application -> trend(period, application))
                        .toList());
    }

    private ApplicationTrend trend(ReportPeriod period, ApplicationNumbers application) {
        var key = application.application();
        return new ApplicationTrend(
                key, application.applicationName(), trends.of(period, EVERYBODY, key, application.goLive()));
    }

    private ConsentReport consents(
            Span span, @Nullable String manager, List<ApplicationNumbers> applications, int limit) {
        return new ConsentReport(
                span.period(),
                manager,
                sum(applications),
                applications,
                lines.first(span, PeopleFilter.of(Part.MISSING), Order.AGE, limit),
                lines.first(span, PeopleFilter.of(Part.NEWLY_GRANTED), Order.NAME, limit),
                lines.first(span, PeopleFilter.of(Part.REVOKED), Order.NAME, limit));
    }

    private Span span(ReportPeriod period, TreePlace places) {
        return new Span(period, places, periods.zone(period));
    }

    private static @Nullable LocalDate nearestGoLive(List<ApplicationNumbers> applications, Span span) {
        return Trends.nearest(
                applications, span.period().takenAt().atZone(span.zone()).toLocalDate());
    }

    private static Numbers sum(List<ApplicationNumbers> applications) {
        return applications.stream().map(ApplicationNumbers::numbers).reduce(Numbers.NONE, Numbers::plus);
    }
}
