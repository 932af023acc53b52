package org.consentcourier;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the service; a start that fails says why in one line for each cause, not in a stack trace. */
@QuarkusMain
public class Main {

    // Speaks at length before our log format is known, and would bury the one line a refused start has to say.
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private static final System.Logger LOG = System.getLogger("org.consentcourier");

    private Main() {}

    public static void main(String... arguments) {
        HIBERNATE.setLevel(Level.WARNING);
        Quarkus.run(null, Main::exit, arguments);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.explain(failure)
                    .ifPresentOrElse(
                            System.err::println,
                            () -> LOG.log(System.Logger.Level.ERROR, "Consent Courier could not start", failure));
        }
        System.exit(code);
    }
}
