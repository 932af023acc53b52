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
    private final StartCommand start;
    private final WaveCommand wave;
    private final NudgeCommand nudge;

    CommandRun(
            ImportCommand imports,
            PreflightCommand preflight,
            ReportCommand report,
            StatusCommand status,
            StartCommand start,
            WaveCommand wave,
            NudgeCommand nudge) {
        this.imports = imports;
        this.preflight = preflight;
        this.report = report;
        this.status = status;
        this.start = start;
        this.wave = wave;
        this.nudge = nudge;
    }

    @Override
    public int run(String... arguments) {
        return switch (Commands.understood(arguments)) {
            case ImportOptions options -> imports.run(options);
            case PreflightOptions options -> preflight.run(options);
            case ReportOptions options -> report.run(options);
            case StatusOptions options -> status.run(options);
            case StartOptions options -> start.run(options);
            case WaveOptions options -> wave.run(options);
            case NudgeOptions options -> nudge.run(options);
        };
    }
}
