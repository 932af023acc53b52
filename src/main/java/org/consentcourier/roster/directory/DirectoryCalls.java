package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.CallBudget;
import org.consentcourier.docusign.CallAllowance;
import org.consentcourier.docusign.DirectoryFailure;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Whether Docusign's directory may be asked now: within our share of the account's hour, not while less than half of that
 * hour is left, and not before Docusign said.
 */
@ApplicationScoped
class DirectoryCalls {

    static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(15);
    static final Duration AFTER_NO_ANSWER = Duration.ofMinutes(1);

    private static final String PAUSE = """
            insert into directory_state (application, resume_at, problem) values (:application, :until, :problem)
            on conflict (application) do update set
                problem = case when directory_state.resume_at > excluded.resume_at then directory_state.problem else excluded.problem end,
                resume_at = greatest(directory_state.resume_at, excluded.resume_at)""";

    private final CallBudget budget;
    private final DirectoryConfig config;
    private final Session session;
    private final Clock clock;

    DirectoryCalls(CallBudget budget, DirectoryConfig config, Session session, Clock clock) {
        this.budget = budget;
        this.config = config;
        this.session = session;
        this.clock = clock;
    }

    /** Takes the right to one call; false when none may be made now. */
    boolean take(Application application) {
        return !arePaused(application) && budget.takeOf(bucket(application), config.perHour());
    }

    /** Whether nobody may be asked about before an instant that is still to come. */
    boolean arePaused(Application application) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select resume_at from directory_state where application = :application and resume_at > :now",
                                Instant.class)
                        .setParameter("application", application.key())
                        .setParameter("now", clock.instant())
                        .getResultStream()
                        .findAny()
                        .isPresent());
    }

    /** Heeds what an answer said of the calls that are left. */
    void heed(Application application, Optional<CallAllowance> allowance) {
        allowance
                .filter(known ->
                        known.hour().filter(hour -> !hour.isAboveHalf()).isPresent())
                .ifPresent(known -> pause(
                        application,
                        known.hourEnds()
                                .filter(end -> end.isAfter(clock.instant()))
                                .orElseGet(this::topOfTheHour),
                        "The account has used half of its API calls of this hour; the other half is left to others."));
    }

    /** Heeds that Docusign did not answer as it should. */
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
            case DirectoryFailure.RateLimited limited ->
                pause(application, now.plus(limited.pause()), "Docusign limits the calls of the account.");
            case DirectoryFailure.Unavailable unavailable ->
                pause(application, now.plus(AFTER_NO_ANSWER), "Docusign did not answer: " + unavailable.reason());
        }
    }

    /** Docusign answered: what was wrong is over. */
    void answered(Application application) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                                update directory_state set problem = null
                                where application = :application and problem is not null and coalesce(resume_at <= :now, true)""")
                        .setParameter("application", application.key())
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }

    /** What keeps Docusign from being asked, in words. */
    Optional<String> problem(Application application) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select problem from directory_state where application = :application and problem is not null",
                                String.class)
                        .setParameter("application", application.key())
                        .uniqueResultOptional());
    }

    private void refused(Application application, String problem) {
        Log.errorf("Docusign's user directory cannot be asked for application %s: %s", application.key(), problem);
        pause(application, clock.instant().plus(AFTER_A_REFUSAL), problem);
    }

    private void pause(Application application, Instant until, @Nullable String problem) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(PAUSE)
                        .setParameter("application", application.key())
                        .setParameter("until", until)
                        .setParameter("problem", problem)
                        .executeUpdate());
    }

    /** One budget for each account or organization, however many applications ask in its name. */
    private static String bucket(Application application) {
        return "directory " + application.accountId().map(Object::toString).orElse(application.key());
    }

    private Instant topOfTheHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
}
