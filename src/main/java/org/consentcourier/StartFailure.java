package org.consentcourier;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.settings.WrongSettings;
import org.jspecify.annotations.Nullable;

/** Turns the causes an operator can mend into plain lines; everything else stays a failure with its stack trace. */
class StartFailure {

    private static final Pattern EXCEPTION_AND_CODE =
            Pattern.compile("^(?:[\\w.$]+(?:Exception|Error): )?(?:SRCFG\\d+: )?");
    private static final Pattern MISSING = Pattern.compile("The config property (\\S+) is required but .*");
    private static final Pattern INVALID = Pattern.compile(
            "The config property (\\S+) with the config value .* threw an Exception whilst being converted (.*)");
    private static final Pattern UNKNOWN = Pattern.compile("(\\S+) in .* does not map to any root");

    private StartFailure() {}

    static Optional<String> explain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, StartFailure::cause)
                .flatMap(cause -> Optional.ofNullable(line(cause)).stream())
                .findFirst();
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure.getCause();
    }

    private static @Nullable String line(Throwable cause) {
        return switch (cause) {
            case WrongSettings wrong -> wrong.getMessage();
            case ConfigValidationException invalid -> problems(invalid);
            case ConfigurationException wrong
            when isWithoutDatabase(wrong) ->
                "quarkus.datasource.jdbc.url: missing. Set jdbc:postgresql://host/database, and .username and .password beside it";
            case ConfigurationException wrong -> wrong.getMessage();
            case QuarkusBindException taken ->
                "quarkus.http.port: port " + taken.getPort() + " is in use. Stop what uses it or set another port.";
            case SQLException refused
            when isNoEntry(refused) ->
                "quarkus.datasource.jdbc.url: the database does not let us in (" + firstLine(refused)
                        + "). Check the URL, username and password, and that PostgreSQL runs.";
            default -> null;
        };
    }

    private static String problems(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(index -> problem(invalid.getProblem(index).getMessage()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String problem(String message) {
        var plain = EXCEPTION_AND_CODE.matcher(message).replaceFirst("");
        plain = MISSING.matcher(plain)
                .replaceFirst("$1: missing, and there is no default. Set it; README tells what it is");
        plain = INVALID.matcher(plain).replaceFirst("$1: not valid. $2");
        return UNKNOWN.matcher(plain).replaceFirst("$1: there is no such setting. Check the spelling or remove it");
    }

    /** Quarkus tells of a missing URL as of a bean that is not active, in twelve lines. */
    private static boolean isWithoutDatabase(ConfigurationException wrong) {
        return String.valueOf(wrong.getMessage()).contains("'quarkus.datasource.jdbc.url'");
    }

    /** Not reachable, not let in, or no such database. */
    private static boolean isNoEntry(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
