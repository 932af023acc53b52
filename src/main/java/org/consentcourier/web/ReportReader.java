package org.consentcourier.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.consentcourier.access.CurrentUser;
import org.consentcourier.access.Roles;
import org.consentcourier.http.Refused;
import org.consentcourier.report.CompanyReport;
import org.consentcourier.report.GroupNumbers;
import org.consentcourier.report.ManagerNumbers;
import org.consentcourier.report.ManagerReport;
import org.consentcourier.report.Numbers;
import org.consentcourier.report.ReportAccess;
import org.consentcourier.report.Reports;
import org.consentcourier.report.Scope;
import org.consentcourier.web.ReportAddresses.Whose;
import org.consentcourier.web.ReportPages.Group;
import org.consentcourier.web.ReportPages.OfApplication;
import org.consentcourier.web.ReportPages.Team;
import org.jspecify.annotations.Nullable;

/** What whoever is logged in may read of the reports, in the shape their pages need. */
@ApplicationScoped
class ReportReader {

    private static final int MOST_GROUPS = 12;

    private final Reports reports;
    private final ReportAccess access;
    private final CurrentUser user;

    ReportReader(Reports reports, ReportAccess access, CurrentUser user) {
        this.reports = reports;
        this.access = access;
        this.user = user;
    }

    /** A page of managers; {@code next} is the address of the one after it. */
    record Teams(List<Team> rows, @Nullable String next) {}

    /** Whose report is read; null: everybody's. Whoever may not read everything never leaves their own trees. */
    @Nullable
    String manager(String period, @Nullable String wish) {
        if (!user.may(Roles.AUDITOR)) {
            return access.manager(period, wish, own());
        }
        return wish == null || wish.isBlank() ? null : new Scope.Tree(wish).manager();
    }

    /** The same as what is read of. */
    Scope scope(String period, @Nullable String wish) {
        var manager = manager(period, wish);
        return manager == null ? new Scope.Everybody() : new Scope.Tree(manager);
    }

    /** Whose reports somebody has who may not read everything. */
    List<String> trees() {
        return access.trees(own());
    }

    /** Whose report lies above, where the reader may read it. */
    @Nullable
    String above(ManagerReport report) {
        var above = report.manager().above();
        return above == null || above.equals(manager(report.period().key(), above)) ? above : null;
    }

    Teams teams(String period, String after, int limit) {
        var found = reports.managers(period, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var last = shown.isEmpty() ? null : shown.getLast().manager();
        var next = found.size() <= limit || last == null
                ? null
                : "/reports/" + period + "/managers" + Query.string(Map.of("after", last));
        return new Teams(
                shown.stream().map(row -> team(period, row, row.direct())).toList(), next);
    }

    Team team(String period, ManagerNumbers row, Numbers numbers) {
        var manager = row.manager();
        var name = row.name();
        if (manager == null) {
            return new Team(null, "no manager", numbers);
        }
        return new Team(
                new ReportAddresses(period, new Whose(manager)).report(), name == null ? manager : name, numbers);
    }

    List<OfApplication> applications(CompanyReport report, ReportAddresses at) {
        return report.applications().stream()
                .map(one -> new OfApplication(
                        one,
                        report.trends().stream()
                                .filter(trend -> trend.application().equals(one.application()))
                                .findFirst()
                                .map(trend -> TrendView.of("trend-" + one.application(), trend.trend()))
                                .orElse(null),
                        at.people("part", "MISSING", "application", one.application())))
                .toList();
    }

    Group group(String name, List<GroupNumbers> all, ReportAddresses at) {
        var named = all.stream().filter(one -> !one.name().isEmpty()).toList();
        return new Group(
                name,
                named.stream()
                        .limit(MOST_GROUPS)
                        .map(one -> new Group.Row(
                                one.name(), at.people("part", "MISSING", name, one.name()), one.numbers()))
                        .toList(),
                Math.max(0, named.size() - MOST_GROUPS));
    }

    private String own() {
        return user.email()
                .orElseThrow(() -> new Refused(403, "Your login has no proven address to find your people by."));
    }
}
