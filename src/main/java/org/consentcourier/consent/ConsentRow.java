package org.consentcourier.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as lists and the API show it.
 *
 * @param cause why asking leads nowhere at present; null: it does not
 * @param grantedAt when consent was first proven in the present course; kept in every later state
 * @param checkDueAt when Docusign is asked again; while a check runs, the end of its lease
 * @param exemptUntil the last day of an exemption; null: for good
 */
public record ConsentRow(
        UUID id,
        String application,
        UUID personId,
        String name,
        String email,
        @Nullable String managerEmail,
        @Nullable UUID userId,
        ConsentStatus status,
        @Nullable StuckCause cause,
        Instant statusSince,
        int round,
        @Nullable Instant grantedAt,
        @Nullable Instant lastProofAt,
        @Nullable String provenScopes,
        @Nullable Instant checkedAt,
        @Nullable Instant checkDueAt,
        @Nullable String exemptReason,
        @Nullable LocalDate exemptUntil) {}
