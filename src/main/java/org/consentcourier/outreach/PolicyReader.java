package org.consentcourier.outreach;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentcourier.outreach.OwnOutreachConfig.Outreach;
import org.consentcourier.settings.WrongSettings;

/** The policy of one application, of its own settings and the defaults; or which of them is wrong and how to mend it. */
final class PolicyReader {

    private static final int MOST_REMINDERS = 50;

    private final String key;
    private final OutreachConfig defaults;
    private final Optional<Outreach> own;
    private final Optional<ZonedDateTime> goLive;

    PolicyReader(String key, OutreachConfig defaults, Optional<Outreach> own, Optional<ZonedDateTime> goLive) {
        this.key = key;
        this.defaults = defaults;
        this.own = own;
        this.goLive = goLive;
    }

    OutreachPolicy read() {
        var policy = new OutreachPolicy(
                value(Outreach::reminderEnabled, defaults.reminderEnabled()),
                span("reminder-delay", Outreach::reminderDelay, defaults.reminderDelay(), Duration.ofSeconds(1)),
                span("reminder-frequency", Outreach::reminderFrequency, defaults.reminderFrequency(), Duration.ZERO),
                limit(),
                span("escalate-after", Outreach::escalateAfter, defaults.escalateAfter(), Duration.ZERO),
                span(
                        "escalate-owner-after",
                        Outreach::escalateOwnerAfter,
                        defaults.escalateOwnerAfter(),
                        Duration.ZERO),
                value(Outreach::expireEnabled, defaults.expireEnabled()),
                span("expire-after", Outreach::expireAfter, defaults.expireAfter(), Duration.ofSeconds(1)),
                span("expire-warn", Outreach::expireWarn, defaults.expireWarn(), Duration.ZERO),
                ladder());
        requireNoticeWithinTime(policy);
        requireRungsInTime(policy);
        requireEffect(policy);
        return policy;
    }

    private Ladder ladder() {
        var name = name("ladder", Outreach::ladder);
        var written = own.flatMap(Outreach::ladder).or(defaults::ladder).orElse(PolicyText.NONE);
        if (written.strip().equals(PolicyText.NONE)) {
            return Ladder.NONE;
        }
        var ladder = new Ladder(rungs(name, List.of(written.split(",", -1))), Optional.empty());
        if (!ladder.hasRungsBeforeGoLive()) {
            return ladder;
        }
        return new Ladder(
                ladder.rungs(),
                Optional.of(goLive.orElseThrow(() -> new WrongSettings(
                        "courier.applications.\"" + key + "\".go-live",
                        "missing, and " + name + " has rungs that count from it. Set the day, such as 2027-03-01, or"
                                + " courier.applications.\"" + key + "\".outreach.ladder without them, or as none"))));
    }

    private static List<Duration> rungs(String name, List<String> written) {
        try {
            return Ladder.read(written);
        } catch (IllegalArgumentException e) {
            throw new WrongSettings(name, String.valueOf(e.getMessage()));
        }
    }

    private void requireNoticeWithinTime(OutreachPolicy policy) {
        if (policy.expireEnabled() && policy.expireWarn().compareTo(policy.expireAfter()) >= 0) {
            throw new WrongSettings(
                    name("expire-warn", Outreach::expireWarn),
                    "not shorter than expire-after (" + PolicyText.span(policy.expireAfter())
                            + "), so that the last notice would follow the invitation at once. Set a shorter time, or 0 for no notice");
        }
    }

    private void requireRungsInTime(OutreachPolicy policy) {
        var lastNotice = policy.expireAfter().minus(policy.expireWarn());
        var late = policy.ladder().rungs().stream()
                .filter(rung -> policy.expireEnabled() && rung.compareTo(lastNotice) >= 0)
                .findFirst();
        if (late.isPresent()) {
            throw new WrongSettings(
                    name("ladder", Outreach::ladder),
                    "nobody would get its rung " + PolicyText.span(late.get())
                            + ": after expire-after less expire-warn (" + PolicyText.span(lastNotice)
                            + ") comes the last notice, and nothing else. Leave it out, or set a longer expire-after");
        }
    }

    /** What an application sets for itself must not be lost on a ladder without a word. */
    private void requireEffect(OutreachPolicy policy) {
        if (!policy.ladder().isEmpty()) {
            refuseBesideLadder("reminder-delay", Outreach::reminderDelay);
            refuseBesideLadder("reminder-frequency", Outreach::reminderFrequency);
            refuseBesideLadder("reminder-limit", Outreach::reminderLimit);
        }
    }

    private void refuseBesideLadder(String leaf, Function<Outreach, ? extends Optional<?>> setting) {
        if (own.flatMap(setting).isPresent()) {
            throw new WrongSettings(
                    name(leaf, setting),
                    "has no effect beside " + name("ladder", Outreach::ladder)
                            + ". Leave it out, or set courier.applications.\"" + key + "\".outreach.ladder to none");
        }
    }

    private Duration span(
            String leaf, Function<Outreach, Optional<Duration>> setting, Duration byDefault, Duration least) {
        var span = value(setting, byDefault);
        if (span.compareTo(least) < 0) {
            throw new WrongSettings(
                    name(leaf, setting), "too short. Set " + (least.isZero() ? "0 or more" : "a second or more"));
        }
        return span;
    }

    private int limit() {
        var limit = value(Outreach::reminderLimit, defaults.reminderLimit());
        if (limit < 0 || limit > MOST_REMINDERS) {
            throw new WrongSettings(
                    name("reminder-limit", Outreach::reminderLimit), "Set a number from 0 to " + MOST_REMINDERS);
        }
        return limit;
    }

    private <T> T value(Function<Outreach, Optional<T>> setting, T byDefault) {
        return own.flatMap(setting).orElse(byDefault);
    }

    /** Of the setting the value comes from. */
    private String name(String leaf, Function<Outreach, ? extends Optional<?>> setting) {
        return own.flatMap(setting).isPresent()
                ? "courier.applications.\"" + key + "\".outreach." + leaf
                : "courier.outreach." + leaf;
    }
}
