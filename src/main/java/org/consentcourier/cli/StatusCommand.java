package org.consentcourier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.cli.Status.OfApplication;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.grant.CheckQueue;

/** Tells where everything stands. */
@ApplicationScoped
class StatusCommand {

    private final Applications applications;
    private final ApplicationStates states;
    private final ConsentViews consents;
    private final CheckQueue checks;
    private final Deliveries deliveries;
    private final ObjectMapper json;

    StatusCommand(
            Applications applications,
            ApplicationStates states,
            ConsentViews consents,
            CheckQueue checks,
            Deliveries deliveries,
            ObjectMapper json) {
        this.applications = applications;
        this.states = states;
        this.consents = consents;
        this.checks = checks;
        this.deliveries = deliveries;
        this.json = json;
    }

    int run(StatusOptions options) {
        var status = status();
        System.out.print(options.json() ? json(status) : text(status));
        status.troubles().forEach(System.err::println);
        return status.troubles().isEmpty() ? ExitCode.DONE : ExitCode.ATTENTION;
    }

    private Status status() {
        var each = applications.all().stream()
                .map(application -> OfApplication.of(
                        application,
                        states.of(application.key()),
                        consents.counts(application.key()),
                        checks.of(application.key())))
                .toList();
        return new Status(each, deliveries.counts(), deliveries.held());
    }

    private String json(Status status) {
        try {
            return json.writeValueAsString(status) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and names can always be written", e);
        }
    }

    private static String text(Status status) {
        var text = new StringBuilder();
        for (var application : status.applications()) {
            text.append("%s (%s): %s since %s, by %s%n"
                    .formatted(
                            application.key(),
                            application.name(),
                            application.runState().name().toLowerCase(Locale.ROOT),
                            application.runStateSince(),
                            application.runStateBy()));
            text.append(counts(application.states())).append(checks(application.checks()));
        }
        return text.append("Mails\n")
                .append(counts(status.queues()))
                .append("What holds mails\n")
                .append(counts(status.holds()))
                .toString();
    }

    private static String checks(CheckQueue.Standing checks) {
        var held = checks.heldBy() == null ? "" : ", held by " + checks.heldBy();
        var goesOn = checks.goesOnAt() == null ? "" : " until " + checks.goesOnAt();
        return checks.due() == 0 && checks.heldBy() == null
                ? ""
                : "  checks due %,d%s%s%n".formatted(checks.due(), held, goesOn);
    }

    private static String counts(Map<?, Long> counts) {
        var rows = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> List.of(String.valueOf(entry.getKey()), "%,d".formatted(entry.getValue())))
                .toList();
        return rows.isEmpty() ? "  none\n" : Table.of(rows);
    }
}
