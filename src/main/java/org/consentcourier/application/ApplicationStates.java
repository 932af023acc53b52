package org.consentcourier.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Starts, pauses, halts and resumes applications; every change is one short transaction. */
@ApplicationScoped
@Transactional
public class ApplicationStates implements PanacheRepositoryBase<ApplicationState, String> {

    /** The scheduler starts with priority 0, and its jobs rest on these rows. */
    private static final int BEFORE_THE_JOBS = -1;

    /** Calls that are in vain together are written down once. */
    private static final Duration AN_OUTAGE_AT_A_TIME = Duration.ofSeconds(10);

    private final Applications applications;
    private final AuditTrail audit;
    private final Event<FingerprintConfirmed> confirmed;
    private final BudgetConfig config;
    private final Clock clock;

    ApplicationStates(
            Applications applications,
            AuditTrail audit,
            Event<FingerprintConfirmed> confirmed,
            BudgetConfig config,
            Clock clock) {
        this.applications = applications;
        this.audit = audit;
        this.confirmed = confirmed;
        this.config = config;
        this.clock = clock;
    }

    /** Writes a row for each configured application, and pauses those whose settings are not those their states belong to. */
    void onStart(@Observes @Priority(BEFORE_THE_JOBS) StartupEvent start) {
        applications.all().forEach(this::compare);
    }

    /** Whether it is or was configured: what happened in it is kept. */
    public boolean isKnown(String application) {
        return findById(application) != null;
    }

    /** The stored state of an application; one that is configured no more runs with other settings everywhere. */
    public ApplicationState of(String application) {
        var state = require(findById(application), application);
        state.runsWith(running(application), config.probe());
        return state;
    }

    /** Starts it for everybody. */
    public void start(String application, String by) {
        start(application, false, by);
    }

    /** Starts it for those alone whom waves let in. */
    public void startInWaves(String application, String by) {
        start(application, true, by);
    }

    private void start(String application, boolean wavesOnly, String by) {
        var state = locked(application);
        state.run(RunState.STARTED, by, clock.instant());
        state.letIn(wavesOnly);
        audit.record(by, "started", "application " + application, wavesOnly ? "in waves" : "");
    }

    public void pause(String application, String by) {
        var state = locked(application);
        state.run(RunState.PAUSED, by, clock.instant());
        audit.record(by, "paused", "application " + application, "");
    }

    /**
     * Takes the settings that wait for right: those states that belonged to others begin anew. False, and nothing changed, on
     * a node that runs with others: what it would show is not what waits.
     */
    public boolean confirm(String application, String by) {
        var state = locked(application);
        if (state.runsWithOthers()) {
            return false;
        }
        var configured = Fingerprint.of(applications.find(application).orElseThrow());
        var identityChanged = state.differsInIdentity(configured);
        state.takeFingerprint(configured);
        state.resume();
        state.reached();
        audit.record(by, "confirmed the settings of", "application " + application, "");
        confirmed.fire(new FingerprintConfirmed(application, identityChanged, by));
        return true;
    }

    /** Halts checks and mails of the application; it tries one request again at {@code probeAt}. */
    public void halt(String application, String cause, String detail, Instant probeAt) {
        halted(application, cause, detail, probeAt);
    }

    /** Halts the application until IT decides: no probe is made, and no good answer ends it. */
    public void holdForDecision(String application, String cause, String detail) {
        halted(application, cause, detail, null);
    }

    /** Docusign answered as it should: a fault that halted the application is over; what IT must decide is not. */
    public void resume(String application) {
        var known = of(application);
        if (known.outage().isPresent() || known.limitedSince().isPresent()) {
            locked(application).reached();
        }
        if (known.halt().isPresent()) {
            var state = locked(application);
            if (!state.awaitsDecision()) {
                state.resume();
                Log.infof("Application %s goes on", application);
            }
        }
    }

    /** A call for the application got no answer, or none that means anything. */
    public void unreachable(String application, String reason) {
        var now = clock.instant();
        var written = of(application)
                .outage()
                .filter(outage -> outage.lastAt().plus(AN_OUTAGE_AT_A_TIME).isAfter(now));
        if (written.isEmpty()) {
            locked(application).unreachable(reason, now);
        }
    }

    /** IT has decided what the application was held for. */
    public void endHold(String application, String by) {
        var state = locked(application);
        if (state.awaitsDecision()) {
            state.resume();
            audit.record(by, "ended the hold of", "application " + application, "");
            Log.infof("Application %s goes on", application);
        }
    }

    /** No call for the application before {@code until}, because Docusign asked for that. */
    public void pauseCalls(String application, Instant until) {
        var state = locked(application);
        state.limited(clock.instant());
        state.pauseCalls(until, clock.instant());
    }

    /** The same, by an answer that was none otherwise. */
    public void postponeCalls(String application, Instant until) {
        locked(application).pauseCalls(until, clock.instant());
    }

    /** Takes the one probe of a halted application: moves its time on, so that no other node probes as well. */
    public boolean takeProbe(String application) {
        var state = locked(application);
        var now = clock.instant();
        if (state.halt().isPresent() && state.mayCall(now)) {
            state.probeLater(now.plus(config.probe()));
            return true;
        }
        return false;
    }

    private void compare(Application configured) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('application state'))", Object.class)
                .getSingleResult();
        var stored = findById(configured.key());
        var settings = Fingerprint.of(configured);
        if (stored == null) {
            persist(new ApplicationState(configured, clock.instant()));
        } else if (stored.differsFrom(settings)) {
            stored.requireConfirmation(settings, clock.instant());
            Log.errorf(
                    "Application %s is paused: its environment, integration key or scopes changed; confirm them on its page",
                    configured.key());
        } else if (stored.confirmRequired()) {
            stored.takeFingerprint(settings);
            Log.infof("The settings of application %s are those confirmed again", configured.key());
        }
    }

    private void halted(String application, String cause, String detail, @Nullable Instant probeAt) {
        var state = locked(application);
        if (state.halt().isEmpty()) {
            Log.errorf("Application %s is halted, nobody is checked or mailed: %s", application, detail);
        }
        state.reached();
        state.halt(cause, detail, clock.instant(), probeAt);
    }

    /** Has others wait who would change it, until the transaction ends. */
    public void lock(String application) {
        locked(application);
    }

    /** As it is now, which may not be what was read before in the same transaction. */
    private ApplicationState locked(String application) {
        var state = require(findById(application), application);
        if (getEntityManager().getLockMode(state) != LockModeType.PESSIMISTIC_WRITE) {
            getEntityManager().refresh(state, LockModeType.PESSIMISTIC_WRITE);
        }
        state.runsWith(running(application), config.probe());
        return state;
    }

    private @Nullable Fingerprint running(String application) {
        return applications.find(application).map(Fingerprint::of).orElse(null);
    }

    private static ApplicationState require(@Nullable ApplicationState state, String application) {
        if (state == null) {
            throw new IllegalArgumentException("No application " + application + " is configured");
        }
        return state;
    }
}
