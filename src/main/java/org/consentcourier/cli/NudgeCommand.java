package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.consentcourier.outreach.Nudges;

/** Nudges as the API does. */
@ApplicationScoped
class NudgeCommand {

    private final Nudges nudges;
    private final KnownKey keys;

    NudgeCommand(Nudges nudges, KnownKey keys) {
        this.nudges = nudges;
        this.keys = keys;
    }

    int run(NudgeOptions options) {
        if (!keys.check(options.application())) {
            return ExitCode.ATTENTION;
        }
        var result = nudges.nudge(options.filter(), options.dryRun(), Operator.name());
        System.out.printf(
                "%s: %,d of %,d %s one extra reminder.%n",
                options.application(), result.nudged(), result.people(), result.dryRun() ? "would get" : "get");
        System.out.print(Table.of(result.not().entrySet().stream()
                .map(not -> List.of(
                        not.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "%,d".formatted(not.getValue())))
                .toList()));
        return ExitCode.DONE;
    }
}
