package org.consentcourier.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.application.Applications;
import org.consentcourier.http.Failure;
import org.consentcourier.http.Refused;
import org.consentcourier.settings.MailAddress;
import org.jspecify.annotations.Nullable;

/** Reads what callers write into parameters, and says which one is wrong and what it may be. */
final class Wrong {

    private Wrong() {}

    static Refused parameter(String name, String message) {
        return new Refused(Failure.of(400, "\"" + name + "\" " + message + ".")
                .withErrors(List.of(new Failure.Flaw(name, message))));
    }

    static @Nullable UUID unlessId(String name, @Nullable String value) {
        return value == null || value.isBlank() ? null : unlessGuid(name, value);
    }

    static UUID unlessGuid(String name, String value) {
        try {
            if (value.length() == 36) {
                return UUID.fromString(value);
            }
        } catch (IllegalArgumentException e) {
            // Told below, like a text of another length.
        }
        throw parameter(name, "must be an id of 36 characters");
    }

    static <E extends Enum<E>> @Nullable E unlessOneOf(Class<E> type, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var allowed = type.getEnumConstants();
        return Arrays.stream(allowed)
                .filter(constant -> constant.name().equals(value.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> parameter(
                        name,
                        "must be one of "
                                + Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", "))));
    }

    static @Nullable Integer unlessCount(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().matches("[1-9][0-9]{0,6}")) {
            return Integer.valueOf(value.strip());
        }
        throw parameter(name, "must be a number from 1 on");
    }

    /** Absent is false; empty is neither. */
    static boolean unlessFlag(String name, @Nullable String value) {
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        throw parameter(name, "must be true or false");
    }

    /** What is done to many is done to all only where they are asked for; {@code all} is the filter without any condition. */
    static <F> F unlessSomeOrAll(F filter, F all, @Nullable String wanted) {
        if (unlessFlag("all", wanted) != filter.equals(all)) {
            throw parameter(
                    "all",
                    filter.equals(all)
                            ? "must be true where no filter says who is meant"
                            : "must not be true beside a filter");
        }
        return filter;
    }

    /** Text that says something, or none. */
    static @Nullable String unlessBlank(String name, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw parameter(name, "must not be empty: give a value or leave it out");
        }
        return value;
    }

    static @Nullable String unlessDomain(String name, @Nullable String value) {
        if (value == null || value.strip().matches("@?[^<>@,;\\s]{1,253}")) {
            return value;
        }
        throw parameter(name, "must be a domain such as corp.example");
    }

    static @Nullable String unlessAddress(String name, @Nullable String value) {
        if (value == null || MailAddress.is(value.strip())) {
            return value;
        }
        throw parameter(name, "must be a mail address such as ada@corp.example");
    }

    /** Absent is none. */
    static List<String> unlessAddresses(String name, @Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(value -> unlessAddress(name, value == null ? "" : value))
                        .map(Objects::requireNonNull)
                        .toList();
    }

    static @Nullable String unlessApplication(Applications applications, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (applications.find(value).isPresent()) {
            return value;
        }
        throw parameter(
                "application",
                "must be one of "
                        + applications.all().stream()
                                .map(application -> application.key())
                                .collect(Collectors.joining(", ")));
    }
}
