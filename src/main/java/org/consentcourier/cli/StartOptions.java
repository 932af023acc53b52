package org.consentcourier.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consentcourier.outreach.WaveFilter;
import org.consentcourier.outreach.WaveWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code start archive --department Sales --per-day 200}, as typed. */
@CommandLine.Command(
        name = "start",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        sortOptions = false,
        description = {
            "",
            "Starts an application: from then on people are mailed, by the service. Without anything else everybody is let in; with"
                    + " one of the filters or a number a day a wave begins, and nobody else is let in. The preflight is made"
                    + " first and must not be red.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:started, or in a dry run could be",
            "1:refused, and nothing was changed; the reason is told",
            "2:not understood, nothing was tried"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class StartOptions implements Command {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KEY", description = "Key of the application.")
    private String application;

    @Option(names = "--dry-run", description = "Tell what would follow, and start nothing.")
    private boolean dryRun;

    @Option(names = "--waves", description = "Go on with the waves there are, after a pause.")
    private boolean waves;

    @Option(names = "--department", paramLabel = "NAME", description = "A wave of this department, in whatever case.")
    private @Nullable String department;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "… of those with this behind the @ of their address.")
    private @Nullable String domain;

    @Option(names = "--manager", paramLabel = "ADDRESS", description = "… of the people of this manager.")
    private @Nullable String manager;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            split = ",",
            description = "… of those named one by one; repeat it or separate by commas.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--import", paramLabel = "ID", description = "… of whom that import added or changed.")
    private @Nullable UUID importId;

    private @Nullable Integer perDay;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            description = "First mails a day; without it, as many as the gates let through.")
    void perDay(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--per-day must be 1 or more");
        }
        perDay = number;
    }

    @Override
    public void check() {
        if (waves && isWave()) {
            throw new ParameterException(
                    spec.commandLine(), "--waves goes on with the waves there are; leave it out to begin another");
        }
    }

    String application() {
        return application;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean goOn() {
        return waves;
    }

    boolean isWave() {
        return perDay != null || !wish().filter().isEverybody();
    }

    WaveWish wish() {
        return new WaveWish(new WaveFilter(department, domain, manager, addresses, importId), perDay);
    }
}
