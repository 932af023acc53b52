package org.consentcourier.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wave archive} and {@code wave archive --pause 2}, as typed. */
@CommandLine.Command(
        name = "wave",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        sortOptions = false,
        description = {
            "",
            "Lists the waves of an application, the newest first, or pauses or resumes one. To begin one: start.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:there is no such wave, or it was not running or not paused; nothing was changed",
            "2:not understood, nothing was tried"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class WaveOptions implements Command {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KEY", description = "Key of the application.")
    private String application;

    @Option(
            names = "--pause",
            paramLabel = "NUMBER",
            description = "Let in nobody more of this wave; whose first mail has not left gets none for now.")
    private @Nullable Integer pause;

    @Option(names = "--resume", paramLabel = "NUMBER", description = "Let this wave go on.")
    private @Nullable Integer resume;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    @Override
    public void check() {
        if (pause != null && resume != null) {
            throw new ParameterException(spec.commandLine(), "--pause and --resume exclude each other");
        }
    }

    String application() {
        return application;
    }

    Optional<Integer> pause() {
        return Optional.ofNullable(pause);
    }

    Optional<Integer> resume() {
        return Optional.ofNullable(resume);
    }
}
