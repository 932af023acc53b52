package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.outreach.Forecast.Day;

/** Foresees which mails leave when; one at a time, for each takes a processor and some memory. */
@ApplicationScoped
public class Forecasts {

    private final SimulationReader reader;
    private final ForecastNames names;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    Forecasts(SimulationReader reader, ForecastNames names, Clock clock) {
        this.reader = reader;
        this.names = names;
        this.clock = clock;
    }

    /** How many leave on each day. */
    @Transactional(Transactional.TxType.NEVER)
    public Forecast of(ForecastWish wish) {
        return play(wish, any -> false).forecast();
    }

    /**
     * The same with the mails of one day, as they leave.
     *
     * @param after how many of them come before, and are left out
     * @param most how many are told at a time
     */
    @Transactional(Transactional.TxType.NEVER)
    public Forecast.OfDay on(LocalDate wanted, ForecastWish wish, int after, int most) {
        var played = play(wish, wanted::equals);
        var found = played.found();
        var from = Math.min(after, found.size());
        var until = Math.min(found.size(), from + most);
        return new Forecast.OfDay(
                played.forecast(), names.named(found.subList(from, until)), until < found.size() ? until : null);
    }

    /** All of them. */
    List<Forecast.Mail> all(ForecastWish wish) {
        return names.named(play(wish, any -> true).found());
    }

    private record Played(Forecast forecast, List<ForecastNames.Found> found) {}

    private Played play(ForecastWish wish, Predicate<LocalDate> days) {
        var counts = new HashMap<LocalDate, Map<DeliveryKind, Long>>();
        var found = new ArrayList<ForecastNames.Found>();
        var stage = play(wish, (day, mail, at, share) -> {
            counts.computeIfAbsent(day, any -> new EnumMap<>(DeliveryKind.class))
                    .merge(mail.kind, (long) share, Long::sum);
            if (days.test(day)) {
                found.add(ForecastNames.Found.of(mail, at));
            }
        });
        return new Played(forecast(wish, stage, counts), found);
    }

    private static Forecast forecast(ForecastWish wish, Stage stage, Map<LocalDate, Map<DeliveryKind, Long>> counts) {
        var first = stage.madeAt().atZone(stage.zone()).toLocalDate();
        return new Forecast(
                wish.application(),
                stage.madeAt(),
                stage.started(),
                stage.from(),
                stage.zone(),
                first.datesUntil(first.plusWeeks(wish.weeks()))
                        .map(day -> new Day(day, counts.getOrDefault(day, Map.of())))
                        .toList(),
                stage.held(),
                stage.basis());
    }

    /** Takes a mail that leaves; {@code share} counts for how many. */
    private interface Taker {
        void take(LocalDate day, Thought mail, Instant at, int share);
    }

    private Stage play(ForecastWish wish, Taker taker) {
        one.lock();
        try {
            var stage = reader.read(wish, clock.instant());
            var first = stage.madeAt().atZone(stage.zone()).toLocalDate();
            new Simulation(stage.rules(), stage.tracks(), (track, mail, at) -> {
                        if (track.application.equals(wish.application()) && !mail.isUnbound()) {
                            taker.take(
                                    at.atZone(stage.zone()).toLocalDate(),
                                    mail,
                                    at,
                                    stage.basis().oneIn());
                        }
                    })
                    .run(
                            stage.madeAt(),
                            first.plusWeeks(wish.weeks())
                                    .atStartOfDay(stage.zone())
                                    .toInstant());
            return stage;
        } finally {
            one.unlock();
        }
    }
}
