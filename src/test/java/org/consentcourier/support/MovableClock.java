package org.consentcourier.support;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The application's clock in tests: it stands still and moves only when told. */
@Singleton
public class MovableClock {

    /** A Wednesday at ten in the morning: every default sending window is open. */
    public static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private volatile Instant now = START;

    /** Jumps to that instant. */
    public synchronized void set(Instant instant) {
        now = instant.truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
    }

    /** Moves on. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** What time it is. */
    public Instant instant() {
        return now;
    }

    /** The clock the application gets. */
    @Mock
    @Produces
    @ApplicationScoped
    public Clock clock() {
        return new Following(ZoneOffset.UTC);
    }

    private final class Following extends Clock {

        private final ZoneId zone;

        private Following(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Following(other);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
