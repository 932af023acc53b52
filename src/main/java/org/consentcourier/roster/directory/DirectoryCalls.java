package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.CallBudget;
import org.consentcourier.docusign.CallAllowance;
import org.consentcourier.docusign.DirectoryFailure;

/**
 * Whether Docusign's directory may be asked now: within our share of the account's hour, not while less than half of that
 * hour is left, and not before Docusign said.
 */
@ApplicationScoped
class DirectoryCalls {

    static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(15);
    static final Duration AFTER_NO_ANSWER = Duration.ofMinutes(1);

    /** A minute that has begun is not over. */
    private static final Duration LAST_MINUTE = Duration.ofSeconds(59);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final CallBudget budget;
    private final DirectoryPauses pauses;
    private final DirectoryConfig config;
    private final Clock clock;

    DirectoryCalls(CallBudget budget, DirectoryPauses pauses, DirectoryConfig config, Clock clock) {
        this.budget = budget;
        this.pauses = pauses;
        this.config = config;
        this.clock = clock;
    }

    /** Takes the right to one call; false when none may be made now. */
    boolean take(Application application) {
        return !pauses.holds(application) && budget.takeOf(bucket(application), config.perHour());
    }

    /** How many calls may be made now. */
    int left(Application application) {
        return pauses.holds(application)
                ? 0
                : (int) Math.min(Integer.MAX_VALUE, budget.leftOf(bucket(application), config.perHour()));
    }

    /** What keeps Docusign from being asked, in words. */
    String obstacle(Application application) {
        return pauses.problem(application)
                .filter(pause -> pause.resumeAt().isAfter(clock.instant()))
                .map(pause -> "%s It may be asked again at %s."
                        .formatted(pause.problem(), UTC.format(pause.resumeAt().plus(LAST_MINUTE))))
                .orElse("Our share of its calls is used up; it may be asked again in an hour.");
    }

    /** Docusign answered: heeds what that says of the calls that are left. */
    void answered(Application application, Optional<CallAllowance> allowance) {
        pauses.answered(application);
        heed(application, allowance);
    }

    /** Heeds what an answer said of the calls that are left. */
    void heed(Application application, Optional<CallAllowance> allowance) {
        allowance
                .filter(known ->
                        known.hour().filter(hour -> !hour.isAboveHalf()).isPresent())
                .ifPresent(known -> pauses.pauseAccount(
                        application,
                        known.hourEnds()
                                .filter(end -> end.isAfter(clock.instant()))
                                .orElseGet(this::topOfTheHour),
                        "The account has used half of its API calls of this hour; the other half is left to others."));
    }

    /** Heeds that Docusign did not answer as it should; only a limit of the account concerns its other applications. */
    void heed(Application application, DirectoryFailure failure) {
        var now = clock.instant();
        switch (failure) {
            case DirectoryFailure.NeedsConsent consent ->
                refused(
                        application,
                        "The directory user has not consented, or the organization has not authorized the application for user_read.");
            case DirectoryFailure.Refused refused ->
                refused(
                        application,
                        refused.cause().explanation() + " " + refused.cause().remedy());
            case DirectoryFailure.RateLimited limited -> limited(application, limited, now.plus(limited.pause()));
            case DirectoryFailure.Unavailable unavailable ->
                pauses.pauseApplication(
                        application, now.plus(AFTER_NO_ANSWER), "Docusign did not answer: " + unavailable.reason());
            case DirectoryFailure.NotPermitted notPermitted -> {}
        }
    }

    private void limited(Application application, DirectoryFailure.RateLimited limited, Instant until) {
        if (limited.ofAccount()) {
            pauses.pauseAccount(application, until, "Docusign asks for patience with the calls of the account.");
        } else {
            pauses.pauseApplication(
                    application, until, "Docusign asks for patience with the calls of the application.");
        }
    }

    private void refused(Application application, String problem) {
        Log.errorf("Docusign's user directory cannot be asked for application %s: %s", application.key(), problem);
        pauses.refuse(application, clock.instant().plus(AFTER_A_REFUSAL), problem);
    }

    /** One budget for each account or organization, however many applications ask in its name. */
    private static String bucket(Application application) {
        return "directory " + DirectoryPauses.account(application);
    }

    private Instant topOfTheHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}
