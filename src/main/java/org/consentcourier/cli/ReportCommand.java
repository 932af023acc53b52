package org.consentcourier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.report.CompanyReport;
import org.consentcourier.report.ManagerReport;
import org.consentcourier.report.Numbers;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.consentcourier.report.Trend;
import org.jspecify.annotations.Nullable;

/** Tells what a weekly report says. */
@ApplicationScoped
class ReportCommand {

    private static final List<String> HEAD =
            List.of("", "done", "of", "missing", "late", "new", "taken back", "exempt");

    private final Reports reports;
    private final ObjectMapper json;

    ReportCommand(Reports reports, ObjectMapper json) {
        this.reports = reports;
        this.json = json;
    }

    int run(ReportOptions options) {
        var period = period(options.week());
        if (period.isEmpty()) {
            return none("There is no report%s.".formatted(options.week() == null ? " yet" : " of " + options.week()));
        }
        var manager = options.manager();
        return manager == null ? company(period.get(), options.json()) : team(period.get(), manager, options.json());
    }

    private Optional<ReportPeriod> period(@Nullable String week) {
        return week == null ? reports.periods().stream().findFirst() : reports.period(week);
    }

    private int company(ReportPeriod period, boolean asJson) {
        var report = reports.company(period.key()).orElseThrow();
        System.out.print(asJson ? json(report) : text(report));
        return ExitCode.DONE;
    }

    private int team(ReportPeriod period, String manager, boolean asJson) {
        return reports.manager(period.key(), manager)
                .map(report -> {
                    System.out.print(asJson ? json(report) : text(report));
                    return ExitCode.DONE;
                })
                .orElseGet(() -> none("The report of %s names nobody of %s.".formatted(period.key(), manager)));
    }

    private static int none(String why) {
        System.err.println(why);
        return ExitCode.ATTENTION;
    }

    private String text(CompanyReport report) {
        var rows = new ArrayList<>(List.of(HEAD, row("everybody", report.numbers())));
        report.applications().forEach(one -> rows.add(row(one.application(), one.numbers())));
        var managers = new ArrayList<>(List.of(HEAD));
        reports.managers(report.period().key())
                .forEach(one ->
                        managers.add(row(Objects.requireNonNullElse(one.manager(), "no manager"), one.direct())));
        return head(report.period()) + Table.of(rows) + forecast(report.trend()) + "By manager, own people\n"
                + Table.of(managers);
    }

    private static String text(ManagerReport report) {
        var rows = new ArrayList<>(
                List.of(HEAD, row("own people", report.direct()), row("and everybody below", report.below())));
        report.teams().forEach(one -> rows.add(row(String.valueOf(one.manager()), one.below())));
        var people = report.needsYou().stream()
                .map(line -> List.of(
                        line.personEmail(),
                        line.application(),
                        String.valueOf(line.problem()),
                        line.ageDays() + " days"))
                .toList();
        return head(report.period())
                + Table.of(rows)
                + forecast(report.trend())
                + (people.isEmpty() ? "Nobody is late\n" : "Late\n" + Table.of(people));
    }

    private static String head(ReportPeriod period) {
        return "%s, as of %s%n".formatted(period.key(), period.takenAt());
    }

    private static String forecast(Trend trend) {
        return trend.forecast() == null
                ? "Forecast: none (%s)%n".formatted(trend.noForecast())
                : "Forecast: %s%s%n"
                        .formatted(trend.forecast(), trend.goLive() == null ? "" : ", go-live " + trend.goLive());
    }

    private static List<String> row(String name, Numbers numbers) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.of(
                                        numbers.done(),
                                        numbers.total(),
                                        numbers.missing(),
                                        numbers.late(),
                                        numbers.newlyGranted(),
                                        numbers.revoked(),
                                        numbers.exempt())
                                .map("%,d"::formatted))
                .toList();
    }

    private String json(Object report) {
        try {
            return json.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and names can always be written", e);
        }
    }
}
