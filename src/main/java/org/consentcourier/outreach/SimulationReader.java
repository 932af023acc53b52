package org.consentcourier.outreach;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.consentcourier.application.BudgetConfig;
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

    /** Of more requests, one in so many is looked at that it is no more than these. */
    static final int MOST = 10_000;

    private final Applications applications;
    private final ApplicationStates states;
    private final CallBudget budget;
    private final SendingRules sending;
    private final OutreachPolicies policies;
    private final CastReader cast;
    private final WavesToCome waves;
    private final GrantsConfig grants;
    private final BudgetConfig calls;
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
            BudgetConfig calls,
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
        this.calls = calls;
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
                .sorted(Comparator.comparing(Application::key))
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
        var all = new ArrayList<>(tracks.values());
        all.add(others(all.getFirst(), now, until, basis));
        return new Stage(
                now, from, started, zone, rules(basis, read.places(), now), List.copyOf(all), read.held(), basis);
    }

    private static Basis basis(long requests) {
        return new Basis((int) Math.max(1, Math.ceilDiv(requests, (long) MOST)));
    }

    private Track track(Application application, Instant startsAt, Instant now, Basis basis) {
        return new Track(
                application.key(),
                application.goLive().orElse(LocalDate.MAX),
                policies.of(application.key()),
                sending.zone(application.key()),
                budget.trial(application.key(), now, basis.oneIn()),
                startsAt);
    }

    /** What is of no application, behind those that are; of many only as many as count. */
    private Track others(Track any, Instant now, Instant until, Basis basis) {
        var track = new Track("", LocalDate.MAX, any.policy, any.zone, any.calls, now);
        var some = Stream.concat(
                        cast.ordered().stream(), others.stream().flatMap(source -> source.between(now, until).stream()))
                .toList();
        IntStream.range(0, some.size())
                .filter(place -> place % basis.oneIn() == 0)
                .mapToObj(some::get)
                .map(one -> Thought.ofOthers(one.kind(), one.recipient(), one.dueAt()))
                .forEach(track::order);
        return track;
    }

    private void letIn(Track track, int perDay, Instant now) {
        track.wavesOnly = true;
        track.waves.put(
                new UUID(0, 0), new LettingIn(perDay, any -> true, now.atZone(sending.zone(track.application)), 0, 0));
    }

    private SimulationRules rules(Basis basis, Map<String, SimulationRules.Place> places, Instant now) {
        return new SimulationRules(
                grants.every(),
                mail.every(),
                Math.ceilDiv(FreshChecks.inAdvance(calls.perSecond(), mail.every()), basis.oneIn()),
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
