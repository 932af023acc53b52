package org.consentcourier.cli;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs the one command this process was started for. */
@ApplicationScoped
public class CommandRun implements QuarkusApplication {

    private final ImportCommand imports;
    private final PreflightCommand preflight;
    private final ReportCommand report;
    private final StatusCommand status;

    CommandRun(ImportCommand imports, PreflightCommand preflight, ReportCommand report, StatusCommand status) {
        this.imports = imports;
        this.preflight = preflight;
        this.report = report;
        this.status = status;
    }

    @Override
    public int run(String... arguments) {
        return switch (Commands.understood(arguments)) {
            case ImportOptions options -> imports.run(options);
            case PreflightOptions options -> preflight.run(options);
            case ReportOptions options -> report.run(options);
            case StatusOptions options -> status.run(options);
        };
    }
}
