package org.consentcourier.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far one application has come.
 *
 * @param goLive as the settings said; null: none, or a snapshot of before this was kept
 */
public record ApplicationNumbers(
        String application,
        String applicationName,
        @Nullable LocalDate goLive,
        Numbers numbers) {}
