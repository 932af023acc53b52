package org.consentcourier.outreach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.jspecify.annotations.Nullable;

/** One consent request as a simulation takes it through time: the standing it has, and gets. */
final class Someone {

    final UUID id;
    final UUID person;
    final @Nullable ZoneId zone;
    final @Nullable String country;

    /** By whose calendar two mails are of one day. */
    final ZoneId days;

    final boolean deservesReminders;

    /** Nothing can leave for them, whatever falls due. */
    final boolean held;

    /** Who would be told of them, by {@link EscalationLevel}. */
    final @Nullable String line;

    final @Nullable String owner;

    ConsentStatus status;

    @Nullable
    Instant firstSentAt;

    @Nullable
    Instant lastReminderAt;

    int remindersSent;
    boolean expiryNoticeSent;
    Told told = Told.NOTHING;

    @Nullable
    Instant checkedAt;

    @Nullable
    Instant checkDueAt;

    int checkStep;

    @Nullable
    Instant planDueAt;

    @Nullable
    Instant backAt;

    /** First mails may go out, where that is not for everybody. */
    boolean letIn;

    @Nullable
    LettingIn letInBy;

    /** A mail is ordered and has not left. */
    boolean mailWaits;

    Someone(Standing standing, @Nullable String line, @Nullable String owner) {
        this.id = standing.id();
        this.person = standing.person();
        this.zone = standing.zone();
        this.country = standing.country();
        this.days = standing.days();
        this.deservesReminders = standing.deservesReminders();
        this.held = standing.held();
        this.line = line;
        this.owner = owner;
        this.status = standing.status();
        this.firstSentAt = standing.firstSentAt();
        this.lastReminderAt = standing.lastReminderAt();
        this.remindersSent = standing.remindersSent();
        this.expiryNoticeSent = standing.expiryNoticeSent();
        this.checkedAt = standing.checkedAt();
        this.checkStep = standing.checkStep();
        this.backAt = standing.backAt();
    }

    /**
     * Where a request stands when the simulation begins.
     *
     * @param held an open question, an address that takes no mail, or the fence of a pilot keeps every mail from leaving
     */
    record Standing(
            UUID id,
            UUID person,
            @Nullable ZoneId zone,
            @Nullable String country,
            ZoneId days,
            ConsentStatus status,
            boolean deservesReminders,
            boolean held,
            @Nullable Instant firstSentAt,
            @Nullable Instant lastReminderAt,
            int remindersSent,
            boolean expiryNoticeSent,
            @Nullable Instant checkedAt,
            int checkStep,
            @Nullable Instant backAt) {}

    History history() {
        return new History(
                status,
                Optional.ofNullable(firstSentAt),
                remindersSent,
                Optional.ofNullable(lastReminderAt),
                expiryNoticeSent,
                deservesReminders,
                remindersSent > 0 ? told : Told.NOTHING,
                days);
    }

    @Nullable
    String toTell(EscalationLevel level) {
        return switch (level) {
            case LINE -> line;
            case OWNER -> owner;
        };
    }
}
