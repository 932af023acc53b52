package org.consentcourier.outreach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.consentcourier.consent.ConsentStatus;

/**
 * What a person has had in the round so far.
 *
 * @param firstSentAt when the opening mail of the round went out
 * @param remindersSent highest number of a reminder that went out
 * @param deservesReminders false for who took consent back personally: they are asked once
 * @param told who has been told of the person
 * @param zone by whose calendar two mails are of one day
 */
record History(
        ConsentStatus status,
        Optional<Instant> firstSentAt,
        int remindersSent,
        Optional<Instant> lastReminderAt,
        boolean expiryNoticeSent,
        boolean deservesReminders,
        Told told,
        ZoneId zone) {}
