package org.consentcourier.outreach;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;
import org.consentcourier.delivery.MailsToCome;
import org.consentcourier.delivery.QuotaWindow;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.delivery.Whereabouts;
import org.consentcourier.grant.Cadence;
import org.consentcourier.grant.GrantsConfig;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.outreach.Forecast.Basis;

/** Reads everything a simulation begins with. */
@ApplicationScoped
class SimulationReader {

    /** Up to so many requests, every single check is foreseen. */
    static final int EXACT = 1_000;

    /** Of more, one in so many is looked at that it is no more than these. */
    static final int MOST = 10_000;

    /** Where not every check is foreseen, seconds are of no account. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final Applications applications;
    private final ApplicationStates states;
    private final CallBudget budget;
    private final SendingRules sending;
    private final OutreachPolicies policies;
    private final CastReader cast;
    private final WavesToCome waves;
    private final GrantsConfig grants;
    private final MailConfig mail;
    private final List<MailsToCome> others;

    SimulationReader(
            Applications applications,
            ApplicationStates states,
            CallBudget budget,
            SendingRules sending,
            OutreachPolicies policies,
            CastReader cast,
            WavesToCome waves,
            GrantsConfig grants,
            MailConfig mail,
            @All List<MailsToCome> others) {
        this.applications = applications;
        this.states = states;
        this.budget = budget;
        this.sending = sending;
        this.policies = policies;
        this.cast = cast;
        this.waves = waves;
        this.grants = grants;
        this.mail = mail;
        this.others = others;
    }

    /** All applications that mail people take part, for they share limits; the one asked for does so whatever its state. */
    Stage read(ForecastWish wish, Instant now) {
        var zone = sending.zone(wish.application());
        var started = states.of(wish.application()).mayMail();
        var start = wish.start() == null ? now : wish.start().atStartOfDay(zone).toInstant();
        var from = started || start.isBefore(now) ? now : start;
        var playing = applications.all().stream()
                .filter(application -> application.key().equals(wish.application())
                        || states.of(application.key()).mayMail())
                .toList();
        var basis = basis(cast.count(playing));
        var tracks = new LinkedHashMap<String, Track>();
        playing.forEach(application -> tracks.put(
                application.key(),
                track(application, application.key().equals(wish.application()) ? from : now, now, basis)));
        playing.stream()
                .map(Application::key)
                .filter(key -> states.of(key).mayMail() && states.of(key).wavesOnly())
                .forEach(key -> waves.read(Objects.requireNonNull(tracks.get(key)), now, basis.oneIn()));
        if (!started && wish.perDay() != null) {
            letIn(
                    Objects.requireNonNull(tracks.get(wish.application())),
                    Math.ceilDiv(wish.perDay(), basis.oneIn()),
                    now);
        }
        var read = cast.read(playing, tracks, basis, wish.application());
        var until = now.plus(Duration.ofDays(7L * wish.weeks()));
        if (!tracks.isEmpty()) {
            addOthers(tracks.values().iterator().next(), now, until, basis);
        }
        return new Stage(
                now,
                from,
                started,
                zone,
                rules(basis, read.places(), now),
                List.copyOf(tracks.values()),
                read.held(),
                basis);
    }

    private static Basis basis(long requests) {
        return new Basis(requests <= EXACT, (int) Math.max(1, Math.ceilDiv(requests, (long) MOST)));
    }

    private Track track(Application application, Instant startsAt, Instant now, Basis basis) {
        var calls = basis.exact()
                ? budget.trial(application.key(), now)
                : budget.coarseTrial(application.key(), now, COARSE, basis.oneIn());
        return new Track(
                application.key(),
                application.goLive().orElse(LocalDate.MAX),
                policies.of(application.key()),
                sending.zone(application.key()),
                calls,
                startsAt);
    }

    /** They are of no application, and so on the track of any; of many only as many as count. */
    private void addOthers(Track track, Instant now, Instant until, Basis basis) {
        var some = Stream.concat(
                        cast.ordered().stream(), others.stream().flatMap(source -> source.between(now, until).stream()))
                .toList();
        IntStream.range(0, some.size())
                .filter(place -> place % basis.oneIn() == 0)
                .mapToObj(some::get)
                .map(one -> Thought.ofOthers(one.kind(), one.recipient(), one.dueAt()))
                .forEach(track::order);
    }

    private void letIn(Track track, int perDay, Instant now) {
        track.wavesOnly = true;
        track.waves.put(
                new UUID(0, 0), new LettingIn(perDay, any -> true, now.atZone(sending.zone(track.application)), 0, 0));
    }

    private SimulationRules rules(Basis basis, Map<String, SimulationRules.Place> places, Instant now) {
        return new SimulationRules(
                basis.exact(),
                basis.exact() ? grants.every() : COARSE,
                basis.exact() ? mail.every() : COARSE,
                grants.fresh(),
                grants.lease(),
                Cadence.of(grants),
                quota(basis),
                sending.dailyCap(),
                cast.mailed(now),
                new Calendar(places));
    }

    private final class Calendar implements SimulationRules.Openings {

        private final Map<String, SimulationRules.Place> readers;

        private Calendar(Map<String, SimulationRules.Place> readers) {
            this.readers = readers;
        }

        @Override
        public Instant next(Instant now, Thought mail, String application) {
            return sending.nextOpening(now, where(mail, application));
        }

        @Override
        public LocalDate day(Instant now, Thought mail, String application) {
            return sending.day(now, where(mail, application));
        }

        @Override
        public Instant nextDay(Instant now, Thought mail, String application) {
            return sending.nextDay(now, where(mail, application));
        }

        private Whereabouts where(Thought mail, String application) {
            if (mail.about != null) {
                return new Whereabouts(application, mail.about.zone, mail.about.country);
            }
            var place = readers.getOrDefault(mail.reader, SimulationRules.Place.UNKNOWN);
            return new Whereabouts(application, place.zone(), place.country());
        }
    }

    private QuotaWindow quota(Basis basis) {
        return sending.quota(basis.oneIn());
    }
}
