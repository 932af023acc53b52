package org.consentcourier.outreach;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;
import org.consentcourier.application.StartCondition;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;

/** Starts an application, unless something speaks against it; from then on people are mailed. */
@ApplicationScoped
@Transactional(TxType.NEVER) // the conditions may ask the network
public class ApplicationStart {

    private final Applications applications;
    private final ApplicationStates states;
    private final ConsentViews consents;
    private final MailForecast forecast;
    private final Waves waves;
    private final List<StartCondition> conditions;

    ApplicationStart(
            Applications applications,
            ApplicationStates states,
            ConsentViews consents,
            MailForecast forecast,
            Waves waves,
            @All List<StartCondition> conditions) {
        this.applications = applications;
        this.states = states;
        this.conditions = conditions;
        this.consents = consents;
        this.forecast = forecast;
        this.waves = waves;
    }

    /** What became of a wish to start. */
    public sealed interface Outcome {

        /**
         * It is started, or could be.
         *
         * @param mailed how many are mailed as soon as the gates allow it
         * @param unchecked how many are asked about first and may be mailed after that
         */
        record Started(long mailed, long unchecked) implements Outcome {}

        /** What speaks against it and what to do. */
        record Refused(String reason) implements Outcome {}
    }

    /** What became of a wish to start a wave. */
    public sealed interface WaveOutcome {

        /** It has begun, or could. */
        record Begun(Waves.Progress progress) implements WaveOutcome {}

        /** What speaks against it and what to do. */
        record Refused(String reason) implements WaveOutcome {}
    }

    /** Starts the application for everybody; in a dry run it only tells what would follow. */
    public Outcome start(String application, boolean dryRun, String by) {
        var obstacle = obstacleOf(application);
        if (obstacle.isPresent()) {
            return new Outcome.Refused(obstacle.get());
        }
        var started = new Outcome.Started(forecast.dueNow(application), forecast.unchecked(application));
        var state = states.of(application);
        if (!dryRun && (state.runState() != RunState.STARTED || state.wavesOnly())) {
            waves.endAll(application, by);
            states.start(application, by);
        }
        return started;
    }

    /** Starts it for those alone whom its waves let in, which go on as they were. */
    public Outcome goOnInWaves(String application, boolean dryRun, String by) {
        var obstacle = waves.anyOpen(application)
                ? obstacleOf(application)
                : Optional.of("It has no wave that could go on. Start one.");
        if (obstacle.isPresent()) {
            return new Outcome.Refused(obstacle.get());
        }
        var started = new Outcome.Started(forecast.dueOfWaves(application), 0);
        if (!dryRun && states.of(application).runState() != RunState.STARTED) {
            states.startInWaves(application, by);
        }
        return started;
    }

    /** Starts a wave, and with it the application for nobody else; in a dry run it only tells what would follow. */
    public WaveOutcome startWave(String application, WaveWish wish, boolean dryRun, String by) {
        var obstacle = startedForEverybody(application)
                .or(() -> unknownImport(wish.filter()))
                .or(() -> obstacleOf(application));
        if (obstacle.isPresent()) {
            return new WaveOutcome.Refused(obstacle.get());
        }
        try {
            return new WaveOutcome.Begun(
                    dryRun ? waves.imagine(application, wish, by) : waves.begin(application, wish, by));
        } catch (SameWave same) {
            return new WaveOutcome.Refused(same.reason());
        }
    }

    private Optional<String> startedForEverybody(String application) {
        var state = states.of(application);
        return state.runState() == RunState.STARTED && !state.wavesOnly()
                ? Optional.of("It is started for everybody. Pause it first; then a wave can be started.")
                : Optional.empty();
    }

    private Optional<String> unknownImport(WaveFilter filter) {
        return filter.importId() == null || waves.isImport(filter.importId())
                ? Optional.empty()
                : Optional.of("There is no such import that has changed the roster.");
    }

    private Optional<String> obstacleOf(String application) {
        return obstacle(application).or(() -> roster(application)).or(() -> unmet(application));
    }

    /** The same for an application nobody waits for, whose roster may be yet to come; what speaks against it. */
    Optional<String> startByItself(String application, String by) {
        var obstacle = obstacle(application).or(() -> unmet(application));
        if (obstacle.isEmpty()) {
            states.start(application, by);
        }
        return obstacle;
    }

    private Optional<String> obstacle(String application) {
        var state = states.of(application);
        if (state.confirmRequired()) {
            return Optional.of(
                    "Its environment, integration key or scopes changed. Confirm that they are right first.");
        }
        if (state.runsWithOthers()) {
            return Optional.of("This node runs it with other settings than those confirmed. Restart it with these.");
        }
        return state.halt().map(halt -> "It is halted. " + halt.detail());
    }

    /** Last, for it takes longest. */
    private Optional<String> unmet(String application) {
        var known = applications.find(application).orElseThrow();
        return conditions.stream()
                .flatMap(condition -> condition.obstacle(known).stream())
                .findFirst();
    }

    private Optional<String> roster(String application) {
        var anybody = consents.counts(application).entrySet().stream()
                .anyMatch(count -> count.getKey() != ConsentStatus.LEFT && count.getValue() > 0);
        return anybody ? Optional.empty() : Optional.of("Nobody is on its roster. Import one first.");
    }
}
