package org.consentcourier.outreach;

import static java.util.stream.Collectors.joining;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy as its settings are written: to be kept, read again, and compared. */
final class PolicyText {

    static final String NONE = "none";

    private static final String REMINDER_ENABLED = "reminder-enabled";
    private static final String REMINDER_DELAY = "reminder-delay";
    private static final String REMINDER_FREQUENCY = "reminder-frequency";
    private static final String REMINDER_LIMIT = "reminder-limit";
    private static final String LADDER = "ladder";
    private static final String GO_LIVE = "go-live";
    private static final String ESCALATE_AFTER = "escalate-after";
    private static final String ESCALATE_OWNER_AFTER = "escalate-owner-after";
    private static final String EXPIRE_ENABLED = "expire-enabled";
    private static final String EXPIRE_AFTER = "expire-after";
    private static final String EXPIRE_WARN = "expire-warn";

    private PolicyText() {}

    /** One line for each setting. */
    static String of(OutreachPolicy policy) {
        return settings(policy).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(joining("\n"));
    }

    /** What {@link #of} wrote; an {@link IllegalArgumentException}: something else did. */
    static OutreachPolicy read(String text) {
        var settings = settings(text);
        try {
            return new OutreachPolicy(
                    Boolean.parseBoolean(value(settings, REMINDER_ENABLED)),
                    duration(settings, REMINDER_DELAY),
                    duration(settings, REMINDER_FREQUENCY),
                    Integer.parseInt(value(settings, REMINDER_LIMIT)),
                    duration(settings, ESCALATE_AFTER),
                    duration(settings, ESCALATE_OWNER_AFTER),
                    Boolean.parseBoolean(value(settings, EXPIRE_ENABLED)),
                    duration(settings, EXPIRE_AFTER),
                    duration(settings, EXPIRE_WARN),
                    ladder(settings));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no policy: " + text, e);
        }
    }

    /** The settings that differ between two such texts, with both values, such as {@code reminder-delay 3d → 5d}. */
    static String changes(String before, String after) {
        var old = settings(before);
        return settings(after).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(old.get(setting.getKey())))
                .map(setting ->
                        setting.getKey() + " " + old.getOrDefault(setting.getKey(), NONE) + " → " + setting.getValue())
                .collect(joining(", "));
    }

    private static Map<String, String> settings(String text) {
        var settings = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> settings.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", "")));
        return settings;
    }

    /** By name, in the order in which people read them. */
    private static Map<String, String> settings(OutreachPolicy policy) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(REMINDER_ENABLED, String.valueOf(policy.reminderEnabled()));
        settings.put(REMINDER_DELAY, span(policy.reminderDelay()));
        settings.put(REMINDER_FREQUENCY, span(policy.reminderFrequency()));
        settings.put(REMINDER_LIMIT, String.valueOf(policy.reminderLimit()));
        settings.put(LADDER, policy.ladder().isEmpty() ? NONE : policy.ladder().toString());
        settings.put(GO_LIVE, policy.ladder().goLive().map(PolicyText::day).orElse(NONE));
        settings.put(ESCALATE_AFTER, span(policy.escalateAfter()));
        settings.put(ESCALATE_OWNER_AFTER, span(policy.escalateOwnerAfter()));
        settings.put(EXPIRE_ENABLED, String.valueOf(policy.expireEnabled()));
        settings.put(EXPIRE_AFTER, span(policy.expireAfter()));
        settings.put(EXPIRE_WARN, span(policy.expireWarn()));
        return settings;
    }

    /** In the largest unit that leaves nothing over. */
    static String span(Duration duration) {
        if (duration.isNegative()) {
            return "-" + span(duration.negated());
        }
        if (duration.isZero()) {
            return "0";
        }
        if (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
            return duration.toString();
        }
        var seconds = duration.toSeconds();
        if (seconds % Duration.ofDays(1).toSeconds() == 0) {
            return duration.toDays() + "d";
        }
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return duration.toHours() + "h";
        }
        return seconds % Duration.ofMinutes(1).toSeconds() == 0 ? duration.toMinutes() + "m" : seconds + "s";
    }

    private static Ladder ladder(Map<String, String> settings) {
        var ladder = value(settings, LADDER);
        var goLive = value(settings, GO_LIVE);
        return new Ladder(
                ladder.equals(NONE) ? List.of() : Ladder.read(List.of(ladder.split(","))),
                goLive.equals(NONE) ? Optional.empty() : Optional.of(day(goLive)));
    }

    private static String day(ZonedDateTime day) {
        return day.toLocalDate() + " " + day.getZone();
    }

    private static ZonedDateTime day(String text) {
        var parts = text.split(" ", 2);
        return LocalDate.parse(parts[0]).atStartOfDay(ZoneId.of(parts[1]));
    }

    private static Duration duration(Map<String, String> settings, String name) {
        return DurationConverter.parseDuration(value(settings, name));
    }

    private static String value(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).orElseThrow();
    }
}
