package org.consentcourier.report;

import java.util.List;

/**
 * What one snapshot says of everybody.
 *
 * @param applications in the order of their keys; who is missing before a go-live is whom it will break for
 * @param departments most missing first, as are countries and domains
 * @param ages of the missing
 * @param problems in the order of {@link Problem}, those that somebody has
 * @param trends of each application, in the same order
 */
public record CompanyReport(
        ReportPeriod period,
        Numbers numbers,
        List<ApplicationNumbers> applications,
        List<GroupNumbers> departments,
        List<GroupNumbers> countries,
        List<GroupNumbers> domains,
        List<AgeNumbers> ages,
        List<ProblemNumbers> problems,
        Trend trend,
        List<ApplicationTrend> trends) {

    /** Keeps its own copies. */
    public CompanyReport {
        applications = List.copyOf(applications);
        departments = List.copyOf(departments);
        countries = List.copyOf(countries);
        domains = List.copyOf(domains);
        ages = List.copyOf(ages);
        problems = List.copyOf(problems);
        trends = List.copyOf(trends);
    }

    /** How an application comes along. */
    public record ApplicationTrend(String application, String applicationName, Trend trend) {}
}
