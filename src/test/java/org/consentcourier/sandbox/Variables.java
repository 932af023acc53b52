package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Environment variables, and below them those of a {@code .env} file; the application reads both by itself. */
record Variables(Map<String, String> values) {

    static Variables of(Path file, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        if (Files.isRegularFile(file)) {
            read(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> put(values, line));
        }
        environment.forEach((name, value) -> values.put(canonical(name), value));
        return new Variables(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    boolean hasMatching(Pattern name) {
        return values.keySet().stream().anyMatch(key -> name.matcher(key).matches() && has(key));
    }

    /** The application takes a setting under several names; for us they must all be one. */
    private static String canonical(String name) {
        return name.replaceFirst("^(?:%prod\\.|_PROD_)", "")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static void put(Map<String, String> values, String line) {
        var equals = line.indexOf('=');
        if (equals > 0) {
            var value = line.substring(equals + 1).strip();
            var quoted = value.length() > 1
                    && value.charAt(0) == value.charAt(value.length() - 1)
                    && "\"'".indexOf(value.charAt(0)) >= 0;
            values.put(
                    canonical(line.substring(0, equals).strip()),
                    quoted ? value.substring(1, value.length() - 1) : value);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
