package org.consentcourier;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.consentcourier.cli.CommandRun;
import org.consentcourier.cli.Commands;
import org.jspecify.annotations.Nullable;

/** Starts the service, or runs one command; a start that fails says why in one line for each cause, not in a stack trace. */
@QuarkusMain
public class Main {

    // Speaks at length before our log format is known, and would bury the one line a refused start has to say.
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private static final System.Logger LOG = System.getLogger("org.consentcourier");

    /** A command listens to nobody, leaves the work to the service, and keeps standard output for its result. */
    private static final Map<String, String> OF_A_COMMAND = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.console.level", "WARN");

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            HIBERNATE.setLevel(Level.WARNING);
            Quarkus.run(null, (code, failure) -> exit(code, failure, "Consent Courier could not start"), arguments);
            return;
        }
        switch (Commands.read(arguments)) {
            case Commands.Read.Answered(var code) -> System.exit(code);
            case Commands.Read.Understood() -> {
                OF_A_COMMAND.forEach(System::setProperty);
                HIBERNATE.setLevel(Level.WARNING);
                Quarkus.run(CommandRun.class, (code, failure) -> exit(code, failure, "The command failed"), arguments);
            }
        }
    }

    private static void exit(int code, @Nullable Throwable failure, String what) {
        if (failure != null) {
            StartFailure.explain(failure)
                    .ifPresentOrElse(System.err::println, () -> LOG.log(System.Logger.Level.ERROR, what, failure));
        }
        System.exit(code);
    }
}
