package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        values.putAll(environment);
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

    private static void put(Map<String, String> values, String line) {
        var equals = line.indexOf('=');
        if (equals > 0) {
            var value = line.substring(equals + 1).strip();
            var quoted = value.length() > 1
                    && value.charAt(0) == value.charAt(value.length() - 1)
                    && "\"'".indexOf(value.charAt(0)) >= 0;
            values.put(line.substring(0, equals).strip(), quoted ? value.substring(1, value.length() - 1) : value);
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
