package org.consentcourier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.preflight.Finding;
import org.consentcourier.preflight.Preflight;
import org.consentcourier.preflight.PreflightReport;
import org.consentcourier.preflight.Result;

/** Looks at everything a start needs, and says what is to be mended. */
@ApplicationScoped
class PreflightCommand {

    private final Applications applications;
    private final Preflight preflight;
    private final ObjectMapper json;

    PreflightCommand(Applications applications, Preflight preflight, ObjectMapper json) {
        this.applications = applications;
        this.preflight = preflight;
        this.json = json;
    }

    int run(PreflightOptions options) {
        var all = applications.all().stream().map(Application::key).toList();
        var wanted = options.application().map(List::of).orElse(all);
        if (!all.containsAll(wanted)) {
            System.err.printf(
                    "No application \"%s\" is configured. Choose of %s.%n", wanted.getFirst(), String.join(", ", all));
            return ExitCode.ATTENTION;
        }
        var reports = wanted.stream().map(preflight::run).toList();
        System.out.print(options.json() ? json(reports) : text(reports));
        var reds = reports.stream().flatMap(report -> report.reds().stream()).toList();
        reds.stream().map(Finding::inOneLine).distinct().forEach(System.err::println);
        return reds.isEmpty() ? ExitCode.DONE : ExitCode.ATTENTION;
    }

    private String json(List<PreflightReport> reports) {
        try {
            return json.writeValueAsString(reports) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings can always be written", e);
        }
    }

    private static String text(List<PreflightReport> reports) {
        return reports.stream()
                .map(report -> "%s: %s%n".formatted(report.application(), words(report.result()))
                        + Table.of(report.findings().stream()
                                .map(PreflightCommand::row)
                                .toList()))
                .collect(Collectors.joining());
    }

    private static List<String> row(Finding finding) {
        var fix = finding.fix() == null || finding.result() == Result.RED ? "" : " " + finding.fix();
        var link = finding.link() == null ? "" : " " + finding.link();
        return List.of(
                words(finding.result()),
                finding.topic().title(),
                String.join(" ", finding.looked(), finding.said() + fix + link).strip());
    }

    private static String words(Result result) {
        return switch (result) {
            case PASSED -> "passed";
            case WARNING -> "warning";
            case RED -> "RED";
            case NOT_LOOKED_AT -> "not looked at";
        };
    }
}
