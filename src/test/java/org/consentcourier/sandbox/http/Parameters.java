package org.consentcourier.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decoded parameters of a query or a form; of a repeated one the first counts. */
public record Parameters(Map<String, String> values) {

    public static Parameters parse(@Nullable String encoded) {
        var values = new LinkedHashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (var pair : encoded.split("&", -1)) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                values.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
            }
        }
        return new Parameters(values);
    }

    /** Percent-encodes for a query, a space as %20. */
    public static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    /** The value, unless it is missing or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A number of the caller, kept within sane bounds; the fallback where it is missing. */
    public int number(String name, int fallback, int least, int most) {
        return find(name)
                .map(text -> Math.clamp(Long.parseLong(text), least, most))
                .orElse(fallback);
    }
}
