package org.consentcourier.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.RunState;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.grant.CheckQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands, with the names the API has.
 *
 * @param queues mails by status
 * @param holds what mails wait for, by reason
 */
record Status(List<OfApplication> applications, Map<DeliveryStatus, Long> queues, Map<String, Long> holds) {

    /**
     * One application: its run state, and its requests by state.
     *
     * @param otherSettings those of this command are neither confirmed nor waiting to be: it is run with others elsewhere
     * @param checks how many wait, what holds them, and when they go on
     */
    record OfApplication(
            String key,
            String name,
            RunState runState,
            Instant runStateSince,
            String runStateBy,
            boolean confirmRequired,
            boolean otherSettings,
            ApplicationState.@Nullable Halt halt,
            Map<ConsentStatus, Long> states,
            CheckQueue.Standing checks) {

        static OfApplication of(
                Application application,
                ApplicationState state,
                Map<ConsentStatus, Long> states,
                CheckQueue.Standing checks) {
            return new OfApplication(
                    application.key(),
                    application.name(),
                    state.runState(),
                    state.runStateSince(),
                    state.runStateBy(),
                    state.confirmRequired(),
                    state.runsWithOthers(),
                    state.halt().orElse(null),
                    states,
                    checks);
        }

        private Stream<String> troubles() {
            var confirm = confirmRequired
                    ? Stream.of("Application " + key + ": its settings changed, confirm them.")
                    : Stream.<String>empty();
            var halted = halt == null
                    ? Stream.<String>empty()
                    : Stream.of("Application " + key + " is halted: " + halt.detail());
            var others = otherSettings && !confirmRequired
                    ? Stream.of("Application " + key + ": these settings are others than those confirmed.")
                    : Stream.<String>empty();
            return Stream.of(confirm, others, halted).flatMap(Function.identity());
        }
    }

    /** What does not go on before IT has done something, one sentence each. */
    @JsonIgnore
    List<String> troubles() {
        var unwritten = queues.getOrDefault(DeliveryStatus.RENDER_FAILED, 0L);
        return Stream.concat(
                        applications.stream().flatMap(OfApplication::troubles),
                        unwritten == 0
                                ? Stream.empty()
                                : Stream.of("%,d mails could not be written: see the deliveries.".formatted(unwritten)))
                .toList();
    }
}
