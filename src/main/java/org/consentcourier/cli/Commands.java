package org.consentcourier.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Understands a command line; help and mistakes are answered at once, before anything is started. */
public final class Commands {

    private Commands() {}

    /** What came of reading. */
    public sealed interface Read {

        /** There is nothing more to do: help was given, or a mistake was told. */
        record Answered(int exitCode) implements Read {}

        /** A command to be run by {@link CommandRun}. */
        record Understood() implements Read {}
    }

    /** Reads what was typed; never empty. */
    public static Read read(String... arguments) {
        var line = line();
        try {
            var help = CommandLine.executeHelpRequest(line.parseArgs(arguments));
            if (help != null) {
                return new Read.Answered(help);
            }
            command(line);
            return new Read.Understood();
        } catch (ParameterException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println("Help: java -jar quarkus-run.jar "
                    + wrong.getCommandLine()
                            .getCommandName()
                            .replace("java", "")
                            .strip() + " --help");
            return new Read.Answered(ExitCode.USAGE);
        }
    }

    /** What was {@link Read.Understood} before. */
    static Command understood(String... arguments) {
        var line = line();
        line.parseArgs(arguments);
        return command(line);
    }

    private static Command command(CommandLine line) {
        var parsed = line.getParseResult();
        if (!parsed.hasSubcommand()) {
            throw new ParameterException(
                    line, "A command is missing: import, nudge, preflight, report, start, status or wave");
        }
        var command = (Command) parsed.subcommand().commandSpec().userObject();
        command.check();
        return command;
    }

    private static CommandLine line() {
        return new CommandLine(new Root())
                .addSubcommand(new ImportOptions())
                .addSubcommand(new NudgeOptions())
                .addSubcommand(new PreflightOptions())
                .addSubcommand(new ReportOptions())
                .addSubcommand(new StartOptions())
                .addSubcommand(new StatusOptions())
                .addSubcommand(new WaveOptions())
                .setExpandAtFiles(false); // the header of a column may begin with @
    }

    @CommandLine.Command(
            name = "courier",
            mixinStandardHelpOptions = false,
            synopsisHeading = "Usage: java -jar quarkus-run.jar ",
            customSynopsis = "[COMMAND]",
            description = {
                "",
                "Without a command the service starts. A command works on the service's database, whether the service runs or"
                        + " not, and reads the same settings."
            },
            commandListHeading = "%nCommands:%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:refused, or done with something to look at, which is told",
                "2:not understood, nothing was tried"
            })
    private static final class Root {

        @CommandLine.Option(names = "--help", usageHelp = true, description = "This text.")
        private boolean help;
    }
}
