package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.RunState;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.docusign.Environment;
import org.consentcourier.preflight.PreflightReport;
import org.jspecify.annotations.Nullable;

/**
 * A configured application with its run state; nothing of its private key.
 *
 * @param consentUrl where anybody may consent; the links in mails say besides whose answer comes back
 * @param preflight the last one this node has made
 */
record ApplicationView(
        String key,
        String name,
        Environment environment,
        String integrationKey,
        List<String> scopes,
        URI redirectUri,
        URI consentUrl,
        @Nullable String supportContact,
        @Nullable LocalDate goLive,
        @Nullable PreflightView preflight,
        @JsonUnwrapped Run run) {

    /**
     * Whether it goes on, and what keeps it.
     *
     * @param wavesOnly only whom a wave has let in gets a first mail
     * @param otherSettings this node runs it with other settings than those confirmed, or that wait for it, and so not at all
     * @param callsResumeAt Docusign asked for no call before this
     * @param outage since when Docusign has answered no call; null: it answers
     */
    record Run(
            RunState runState,
            boolean wavesOnly,
            Instant runStateSince,
            String runStateBy,
            boolean confirmRequired,
            boolean otherSettings,
            ApplicationState.@Nullable Halt halt,
            @Nullable Instant callsResumeAt,
            ApplicationState.@Nullable Outage outage) {

        static Run of(ApplicationState state) {
            return new Run(
                    state.runState(),
                    state.wavesOnly(),
                    state.runStateSince(),
                    state.runStateBy(),
                    state.confirmRequired(),
                    state.runsWithOthers(),
                    state.halt().orElse(null),
                    state.halt().isPresent() ? null : state.callsResumeAt().orElse(null),
                    state.outage().orElse(null));
        }
    }

    static ApplicationView of(Application application, ApplicationState state, Optional<PreflightReport> preflight) {
        var integration = application.integration();
        return new ApplicationView(
                application.key(),
                application.name(),
                application.environment(),
                integration.integrationKey(),
                integration.scopes(),
                integration.redirectUri(),
                ConsentUrl.forAnybody(integration),
                application.supportContact().orElse(null),
                application.goLive().orElse(null),
                preflight.map(PreflightView::of).orElse(null),
                Run.of(state));
    }
}
