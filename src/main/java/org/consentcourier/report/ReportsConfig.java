package org.consentcourier.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMin;

/** When states are kept for the reports, and when the managers' mails leave. */
@ConfigMapping(prefix = "courier.reports")
public interface ReportsConfig {

    /** How often is looked whether a snapshot is due. */
    @WithDefault("1m")
    String every();

    /** Whether snapshots are taken and managers are mailed; those taken before stay readable. */
    @WithDefault("true")
    boolean enabled();

    /** Whose midnight begins a period, and whose days the reports count. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Length of a period; 7d are ISO weeks, other lengths are told in {@link Period}. */
    @WithDefault("7d")
    @DurationMin(seconds = 1)
    Duration period();

    /** The day on which periods of whole weeks begin. */
    @WithDefault("monday")
    DayOfWeek weekday();

    /** The hour of the day at which each mail leaves where its recipient is; periods that are not whole days do not wait for it. */
    @WithDefault("08:00")
    LocalTime hour();
}
