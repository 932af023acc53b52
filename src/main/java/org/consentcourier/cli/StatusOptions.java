package org.consentcourier.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code status}, as typed. */
@CommandLine.Command(
        name = "status",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        description = {
            "",
            "Tells where everything stands: people by state, the queue of mails, and what holds them.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything goes on by itself",
            "1:something waits for IT, which is told at the end",
            "2:not understood"
        })
final class StatusOptions implements Command {

    @Option(names = "--json", description = "As JSON, with the names the API has.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    boolean json() {
        return json;
    }
}
