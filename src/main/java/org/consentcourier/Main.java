package org.consentcourier;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/** Starts the service; a start that fails says why in one line for each cause, not in a stack trace. */
@QuarkusMain
public class Main {

    private static final System.Logger LOG = System.getLogger("org.consentcourier");

    private Main() {}

    public static void main(String... arguments) {
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
