package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.outreach.ApplicationStart;
import org.consentcourier.outreach.ApplicationStart.Outcome;
import org.consentcourier.outreach.ApplicationStart.WaveOutcome;

/** Starts an application as the API does, for everybody or in waves. */
@ApplicationScoped
class StartCommand {

    private final ApplicationStart start;
    private final KnownKey keys;

    StartCommand(ApplicationStart start, KnownKey keys) {
        this.start = start;
        this.keys = keys;
    }

    int run(StartOptions options) {
        if (!keys.check(options.application())) {
            return ExitCode.ATTENTION;
        }
        return options.isWave() ? wave(options) : everybody(options);
    }

    private int everybody(StartOptions options) {
        var key = options.application();
        var outcome = options.goOn()
                ? start.goOnInWaves(key, options.dryRun(), Operator.name())
                : start.start(key, options.dryRun(), Operator.name());
        return switch (outcome) {
            case Outcome.Started(var mailed, var unchecked) -> {
                System.out.printf(
                        "%s: %s. %,d are mailed as soon as the gates allow it, %,d are asked about first.%n",
                        key, words(options), mailed, unchecked);
                yield ExitCode.DONE;
            }
            case Outcome.Refused(var reason) -> refused(reason);
        };
    }

    private int wave(StartOptions options) {
        return switch (start.startWave(options.application(), options.wish(), options.dryRun(), Operator.name())) {
            case WaveOutcome.Begun(var progress) -> {
                System.out.printf("%s: %s, in waves.%n", options.application(), words(options));
                System.out.print(WaveTable.of(progress));
                yield ExitCode.DONE;
            }
            case WaveOutcome.Refused(var reason) -> refused(reason);
        };
    }

    private static String words(StartOptions options) {
        return options.dryRun() ? "could be started, nothing was" : "started";
    }

    private static int refused(String reason) {
        System.err.println("Refused, nothing was changed. " + reason);
        return ExitCode.ATTENTION;
    }
}
