package org.consentcourier.cli;

import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nudge archive --manager grace@corp.example}, as typed. */
@CommandLine.Command(
        name = "nudge",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        sortOptions = false,
        description = {
            "",
            "One extra reminder, as soon as the gates allow, to everybody who matches, must consent and was not mailed within"
                    + " courier.outreach.nudge-cooldown. The service sends it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; who gets none is told with the reason",
            "1:refused, nothing was changed",
            "2:not understood, nothing was tried"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class NudgeOptions implements Command {

    @Parameters(paramLabel = "KEY", description = "Key of the application.")
    private String application;

    @Option(names = "--dry-run", description = "Tell who would get one, and send nothing.")
    private boolean dryRun;

    @Option(
            names = "--status",
            paramLabel = "STATE",
            description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable ConsentStatus status;

    @Option(names = "--manager", paramLabel = "ADDRESS", description = "Only the people of this manager.")
    private @Nullable String manager;

    @Option(names = "--q", paramLabel = "TEXT", description = "Only those with this in their name or address.")
    private @Nullable String text;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    String application() {
        return application;
    }

    boolean dryRun() {
        return dryRun;
    }

    ConsentFilter filter() {
        return new ConsentFilter(application, status, null, manager, text, null);
    }
}
