package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.outreach.Waves;

/** Lists, pauses and resumes waves as the API does; people call them by their numbers. */
@ApplicationScoped
class WaveCommand {

    private final Waves waves;
    private final KnownKey keys;

    WaveCommand(Waves waves, KnownKey keys) {
        this.waves = waves;
        this.keys = keys;
    }

    int run(WaveOptions options) {
        if (!keys.check(options.application())) {
            return ExitCode.ATTENTION;
        }
        var number = options.pause().or(options::resume);
        return number.isEmpty() ? list(options.application()) : change(options, number.get());
    }

    private int list(String application) {
        var all = waves.of(application);
        if (all.isEmpty()) {
            System.out.println(application + ": no waves");
        }
        all.forEach(one -> System.out.print(WaveTable.of(one)));
        return ExitCode.DONE;
    }

    private int change(WaveOptions options, int number) {
        var wave = waves.numbered(options.application(), number);
        if (wave.isEmpty()) {
            System.err.printf("There is no wave %d of application %s.%n", number, options.application());
            return ExitCode.ATTENTION;
        }
        var id = wave.get().id();
        var pausing = options.pause().isPresent();
        if (!(pausing ? waves.pause(id, Operator.name()) : waves.resume(id, Operator.name()))) {
            System.err.printf(
                    "Refused, nothing was changed. Wave %d is not %s.%n", number, pausing ? "running" : "paused");
            return ExitCode.ATTENTION;
        }
        System.out.print(WaveTable.of(waves.find(id).orElseThrow()));
        return ExitCode.DONE;
    }
}
