package org.consentcourier.application;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What is stored beside an application's settings: its run state, its fingerprint, and what halts it. */
@Entity
@DynamicUpdate
@Table(name = "application_state")
public class ApplicationState {

    /** Docusign's answers are heeded for a day at most; clocks may differ a little. */
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(25);

    @Id
    private String application;

    private String environment;
    private String integrationKey;
    private String scopes;
    private boolean confirmRequired;
    private String waitingEnvironment;
    private String waitingIntegrationKey;
    private String waitingScopes;

    @Transient
    private Fingerprint running;

    @Transient
    private Duration probeEvery = Duration.ZERO;

    @Enumerated(EnumType.STRING)
    private RunState runState;

    private Instant runStateSince;
    private String runStateBy;
    private boolean wavesOnly;
    private String haltCause;
    private String haltDetail;
    private Instant haltedAt;
    private Instant probeAt;
    private Instant patienceUntil;
    private Instant unreachableSince;
    private Instant unreachableAt;
    private String unreachableReason;
    private Instant limitedSince;

    protected ApplicationState() {}

    /** A new application is paused: nobody is mailed before its start. */
    ApplicationState(Application application, Instant at) {
        this.application = application.key();
        this.runState = RunState.PAUSED;
        this.runStateSince = at;
        this.runStateBy = "first start";
        takeFingerprint(Fingerprint.of(application));
    }

    /** Notes what this node runs the application with, and how often it probes; null: it is not configured here. */
    void runsWith(@Nullable Fingerprint settings, Duration probe) {
        running = settings;
        probeEvery = probe;
    }

    /** Whether environment, integration key or scopes are others than those the states were learnt with. */
    boolean differsFrom(Fingerprint configured) {
        return !confirmed().equals(configured);
    }

    /** Whether consents learnt so far mean nothing any more: another environment or integration key. */
    boolean differsInIdentity(Fingerprint configured) {
        return confirmed().isAnotherIdentity(configured);
    }

    /** IT has to confirm these settings, which are those of the node started last. */
    void requireConfirmation(Fingerprint configured, Instant at) {
        waitingEnvironment = configured.environment();
        waitingIntegrationKey = configured.integrationKey();
        waitingScopes = configured.scopes();
        if (!confirmRequired) {
            run(RunState.PAUSED, "changed settings", at);
        }
        confirmRequired = true;
    }

    /** The settings the states belong to from now on; none wait. */
    void takeFingerprint(Fingerprint configured) {
        environment = configured.environment();
        integrationKey = configured.integrationKey();
        scopes = configured.scopes();
        confirmRequired = false;
        waitingEnvironment = null;
        waitingIntegrationKey = null;
        waitingScopes = null;
    }

    private Fingerprint confirmed() {
        return new Fingerprint(environment, integrationKey, scopes);
    }

    /** Those IT is asked to confirm, else the confirmed ones. */
    private Fingerprint expected() {
        return waitingEnvironment == null
                ? confirmed()
                : new Fingerprint(waitingEnvironment, waitingIntegrationKey, waitingScopes);
    }

    void letIn(boolean onlyWaves) {
        wavesOnly = onlyWaves;
    }

    void run(RunState next, String by, Instant at) {
        runState = next;
        runStateBy = by;
        runStateSince = at;
    }

    /**
     * Stops checks and mails; the time of the first fault of a kind stays on record.
     *
     * @param probe when one request is tried, or later, if Docusign asked for that; null: nothing is tried before IT has decided
     */
    void halt(String cause, String detail, Instant at, @Nullable Instant probe) {
        if (probe != null && awaitsDecision()) {
            return;
        }
        if (!cause.equals(haltCause)) {
            haltedAt = at;
        }
        haltCause = cause;
        haltDetail = detail;
        probeAt = probe;
    }

    /** What halted it is over; the patience Docusign asked for is not. */
    void resume() {
        haltCause = null;
        haltDetail = null;
        haltedAt = null;
        probeAt = null;
    }

    /** A call got no answer, or none that means anything. */
    void unreachable(String reason, Instant at) {
        unreachableSince = unreachableSince == null ? at : unreachableSince;
        unreachableAt = at;
        unreachableReason = reason;
    }

    /** Docusign answered that it is asked too often: nobody is checked by that either, so an outage before it goes on. */
    void limited(Instant at) {
        if (limitedSince == null) {
            limitedSince = unreachableSince == null ? at : unreachableSince;
        }
        answered();
    }

    /** Docusign took a call, whatever it said of it. */
    void reached() {
        limitedSince = null;
        answered();
    }

    private void answered() {
        unreachableSince = null;
        unreachableAt = null;
        unreachableReason = null;
    }

    /** No call before {@code until}: Docusign asked for patience, which is no fault. */
    void pauseCalls(Instant until, Instant now) {
        if (patienceUntil == null || patienceUntil.isBefore(until) || !isToCome(patienceUntil, LONGEST_PATIENCE, now)) {
            patienceUntil = until;
        }
    }

    /** Whoever takes a probe leaves the next one for later. */
    void probeLater(Instant next) {
        probeAt = next;
    }

    public String application() {
        return application;
    }

    public RunState runState() {
        return runState;
    }

    public Instant runStateSince() {
        return runStateSince;
    }

    /** A login, or what paused it by itself. */
    public String runStateBy() {
        return runStateBy;
    }

    /** Whether it starts in waves: only whom a wave has let in gets a first mail. */
    public boolean wavesOnly() {
        return wavesOnly;
    }

    /** Whether IT has yet to confirm changed settings. */
    public boolean confirmRequired() {
        return confirmRequired;
    }

    /**
     * Whether this node runs the application with other settings than those that are confirmed, or wait for it, or does not
     * run it at all. It has not been restarted since they were changed, or it alone has: it neither asks nor mails.
     */
    public boolean runsWithOthers() {
        if (confirmRequired && waitingEnvironment == null) {
            return running == null;
        }
        return !expected().equals(running);
    }

    /** Why all checks and mails stand still, in words for IT; empty when they do not. */
    public Optional<Halt> halt() {
        return Optional.ofNullable(haltCause)
                .map(cause ->
                        new Halt(cause, haltDetail, haltedAt, callsResumeAt().orElse(null)));
    }

    /** Since when no call has got an answer; empty when the last one did. */
    public Optional<Outage> outage() {
        return Optional.ofNullable(unreachableSince).map(since -> new Outage(unreachableReason, since, unreachableAt));
    }

    /** Since when Docusign has taken no call of ours, because they are too many; empty when it took the last one. */
    public Optional<Instant> limitedSince() {
        return Optional.ofNullable(limitedSince);
    }

    /** Whether calls have been in vain for so long; time in which nobody called is not counted, but that in which nobody may. */
    public boolean isOutFor(Duration least, Instant now) {
        return unreachableSince != null && lasted(unreachableSince, unreachableAt, least, now);
    }

    /** Whether Docusign has let no call pass for so long, in the same sense. */
    public boolean isLimitedFor(Duration least, Instant now) {
        return limitedSince != null && lasted(limitedSince, limitedSince, least, now);
    }

    private boolean lasted(Instant since, Instant inVainAt, Duration least, Instant now) {
        var enough = since.plus(least);
        var quiet = patienceUntil != null && !patienceUntil.isBefore(enough) && !now.isBefore(enough);
        return quiet || !inVainAt.isBefore(enough);
    }

    /** Whether it is halted until IT decides, whatever Docusign answers meanwhile. */
    public boolean awaitsDecision() {
        return haltCause != null && probeAt == null;
    }

    /** No call to Docusign before this instant, which may have passed; empty where IT must decide. */
    public Optional<Instant> callsResumeAt() {
        return awaitsDecision() ? Optional.empty() : Optional.ofNullable(latest(probeAt, patienceUntil));
    }

    /** Until when Docusign asks for no call at all, whatever else halts it. */
    public Optional<Instant> patience(Instant now) {
        return Optional.ofNullable(patienceUntil).filter(until -> isToCome(until, LONGEST_PATIENCE, now));
    }

    /** The same by the clock of now: a time beyond all that is ever set was set by a clock that was ahead, and holds nobody. */
    public Optional<Instant> callsWaitUntil(Instant now) {
        var probe = isToCome(probeAt, probeEvery.multipliedBy(2), now) ? probeAt : null;
        var patience = isToCome(patienceUntil, LONGEST_PATIENCE, now) ? patienceUntil : null;
        return awaitsDecision() ? Optional.empty() : Optional.ofNullable(latest(probe, patience));
    }

    private static boolean isToCome(@Nullable Instant time, Duration longest, Instant now) {
        return time != null && time.isAfter(now) && !time.isAfter(now.plus(longest));
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** Whether a call to Docusign may be made now; while halted that is the one probe. */
    public boolean mayCall(Instant now) {
        return !confirmRequired
                && !runsWithOthers()
                && !awaitsDecision()
                && callsWaitUntil(now).isEmpty();
    }

    /** Whether people may be mailed now. */
    public boolean mayMail() {
        return runState == RunState.STARTED && haltCause == null && !confirmRequired && !runsWithOthers();
    }

    /**
     * Docusign does not answer the calls of an application.
     *
     * @param lastAt the last call in vain
     */
    public record Outage(String reason, Instant since, Instant lastAt) {}

    /**
     * Why an application stands still.
     *
     * @param cause a short name for machines
     * @param detail what is wrong and how to mend it
     * @param probeAt when one request is tried again; null: when IT has decided
     */
    public record Halt(
            String cause,
            String detail,
            Instant since,
            @Nullable Instant probeAt) {}
}
