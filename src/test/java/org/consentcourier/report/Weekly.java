package org.consentcourier.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The default settings; the application under test has shorter periods. */
record Weekly(boolean enabled) implements ReportsConfig {

    static final ReportsConfig CONFIG = new Weekly(true);

    @Override
    public String every() {
        return "1m";
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Duration period() {
        return Duration.ofDays(7);
    }

    @Override
    public DayOfWeek weekday() {
        return DayOfWeek.MONDAY;
    }

    @Override
    public LocalTime hour() {
        return LocalTime.of(8, 0);
    }
}
