package org.consentcourier.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code report}, as typed. */
@CommandLine.Command(
        name = "report",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        description = {
            "",
            "Tells what a weekly report says: how far each application and each manager's people have come, and what has"
                    + " changed since the report before.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:told", "1:there is no such report", "2:not understood"})
final class ReportOptions implements Command {

    @Option(names = "--week", paramLabel = "2026-W48", description = "Which one; without it, the newest.")
    private @Nullable String week;

    @Option(names = "--manager", paramLabel = "ADDRESS", description = "Of one manager's people alone, and by name.")
    private @Nullable String manager;

    @Option(names = "--json", description = "As JSON, with the names the API has.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    @Nullable
    String week() {
        return week;
    }

    @Nullable
    String manager() {
        return manager;
    }

    boolean json() {
        return json;
    }
}
