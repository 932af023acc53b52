package org.consentcourier.outreach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.roster.Managers.Superiors;
import org.jspecify.annotations.Nullable;

/** One request as {@link CastReader} reads it; its columns, in their order. */
record CastRow(
        String application,
        UUID id,
        UUID person,
        ConsentStatus status,
        @Nullable String provenScopes,
        @Nullable Instant checkedAt,
        int checkStep,
        @Nullable Instant checkDueAt,
        @Nullable Instant outreachDueAt,
        @Nullable Instant backAt,
        String email,
        @Nullable ZoneId zone,
        @Nullable String country,
        Superiors superiors,
        @Nullable Instant firstSentAt,
        @Nullable Instant lastReminderAt,
        int reminders,
        boolean noticed,
        boolean undeliverable,
        @Nullable DeliveryKind mailKind,
        int mailStep,
        @Nullable Instant inLineSince,
        @Nullable Instant mailDueAt,
        boolean questioned,
        @Nullable String lineTold,
        @Nullable Instant lineAt,
        boolean lineOnItsWay,
        boolean ownerTold,
        boolean letIn,
        @Nullable UUID wave) {

    static CastRow of(@Nullable Object[] row) {
        return new CastRow(
                (String) Objects.requireNonNull(row[0]),
                (UUID) Objects.requireNonNull(row[1]),
                (UUID) Objects.requireNonNull(row[2]),
                ConsentStatus.valueOf((String) row[3]),
                (String) row[4],
                (Instant) row[5],
                number(row[6]),
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9],
                (String) Objects.requireNonNull(row[10]),
                zone((String) row[11]),
                (String) row[12],
                new Superiors((String) row[13], (String) row[14]),
                (Instant) row[15],
                (Instant) row[16],
                number(row[17]),
                is(row[18]),
                is(row[19]),
                row[20] == null ? null : DeliveryKind.valueOf((String) row[20]),
                number(row[21]),
                (Instant) row[22],
                (Instant) row[23],
                is(row[24]),
                (String) row[25],
                (Instant) row[26],
                is(row[27]),
                is(row[28]),
                is(row[29]),
                (UUID) row[30]);
    }

    /** What the simulation takes over. */
    Someone.Standing standing(String scopes, ZoneId days, boolean fenced) {
        return new Someone.Standing(
                id,
                person,
                zone,
                country,
                days,
                status,
                status != ConsentStatus.REVOKED || !ConsentRequest.covers(provenScopes, scopes),
                questioned || undeliverable || fenced,
                firstSentAt,
                lastReminderAt,
                reminders,
                noticed,
                checkedAt,
                checkStep,
                backAt);
    }

    static @Nullable ZoneId zone(@Nullable String name) {
        return name == null ? null : ZoneId.of(name);
    }

    private static int number(@Nullable Object value) {
        return value == null ? 0 : (int) value;
    }

    private static boolean is(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }
}
