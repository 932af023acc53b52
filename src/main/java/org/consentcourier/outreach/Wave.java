package org.consentcourier.outreach;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some people of an application who are let in together, so many a day.
 *
 * @param number from 1 within the application, as people call it
 * @param perDay first mails a day; null: any number
 * @param stateBy who started, paused, resumed or ended it
 */
public record Wave(
        UUID id,
        String application,
        int number,
        WaveFilter filter,
        @Nullable Integer perDay,
        WaveState state,
        Instant stateSince,
        String stateBy,
        Instant createdAt,
        String createdBy) {}
