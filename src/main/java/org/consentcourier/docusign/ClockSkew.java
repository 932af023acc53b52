package org.consentcourier.docusign;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.clock.Monotonic;
import org.jspecify.annotations.Nullable;

/** Measures this machine's clock by the {@code Date} of Docusign's answers, for each account host; the log tells each change once. */
@ApplicationScoped
public class ClockSkew {

    /** What to do about a clock that is wrong. */
    public static final String REMEDY =
            "Synchronize the clock of this machine by a time service (NTP), such as chrony or systemd-timesyncd.";

    private record Measured(Skew skew, boolean alarming) {}

    /** The same for all answers of a second, and slow to read. */
    private record Dated(String header, Instant date) {}

    private final Map<URI, Measured> byHost = new ConcurrentHashMap<>();
    private volatile @Nullable Dated last;
    private final Monotonic monotonic;
    private final ClockConfig config;

    ClockSkew(Monotonic monotonic, ClockConfig config) {
        this.monotonic = monotonic;
        this.config = config;
    }

    /** What the last answer of this host showed; nothing before the first one that says the time. */
    public Optional<Skew> of(URI accountUri) {
        return Optional.ofNullable(byHost.get(accountUri)).map(Measured::skew);
    }

    /** The same, only where it is beyond {@code courier.grants.clock-skew-warning}. */
    public Optional<Skew> alarming(URI accountUri) {
        return Optional.ofNullable(byHost.get(accountUri))
                .filter(Measured::alarming)
                .map(Measured::skew);
    }

    /** One question on its way, by this clock of ours. */
    Question asking(URI accountUri, Instant asked) {
        return new Question(accountUri, asked, monotonic.nanos());
    }

    /** Knows when it was asked; how long it took is measured apart from the wall clock, which may be set meanwhile. */
    final class Question {
        private final URI accountUri;
        private final Instant asked;
        private final long sinceNanos;

        private Question(URI accountUri, Instant asked, long sinceNanos) {
            this.accountUri = accountUri;
            this.asked = asked;
            this.sinceNanos = sinceNanos;
        }

        void answered(HttpHeaders headers) {
            var took = Duration.ofNanos(monotonic.nanos() - sinceNanos);
            date(headers).map(date -> Skew.between(asked, took, date)).ifPresent(skew -> note(accountUri, skew));
        }
    }

    private void note(URI accountUri, Skew skew) {
        byHost.compute(accountUri, (host, before) -> new Measured(skew, judge(host, before, skew)));
    }

    /** Changes only when the measurement leaves no doubt, so that a slow answer near the limit does not alarm in turns. */
    private boolean judge(URI host, @Nullable Measured before, Skew skew) {
        var alarmed = before != null && before.alarming();
        if (!alarmed && skew.isSurelyBeyond(config.clockSkewWarning())) {
            Log.warnf("%s %s Measured at %s.", skew.inWords(), REMEDY, host.getAuthority());
            return true;
        }
        if (alarmed && skew.isSurelyWithin(config.clockSkewWarning())) {
            Log.infof("The clock of this machine agrees with Docusign's again, measured at %s", host.getAuthority());
            return false;
        }
        return alarmed;
    }

    private Optional<Instant> date(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(this::date);
    }

    private Optional<Instant> date(String header) {
        var read = last;
        if (read != null && read.header().equals(header)) {
            return Optional.of(read.date());
        }
        try {
            var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip(), Instant::from);
            last = new Dated(header, date);
            return Optional.of(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
