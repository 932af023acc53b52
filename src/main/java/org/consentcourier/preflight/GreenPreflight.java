package org.consentcourier.preflight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentcourier.application.Application;
import org.consentcourier.application.StartCondition;

/**
 * Refuses a start while anything is red. It looks afresh each time: what was mended counts at once, what broke meanwhile too, and
 * a start is rare enough for the one or two calls it costs.
 */
@ApplicationScoped
class GreenPreflight implements StartCondition {

    private final Preflight preflight;

    GreenPreflight(Preflight preflight) {
        this.preflight = preflight;
    }

    @Override
    public Optional<String> obstacle(Application application) {
        var reds = preflight.run(application.key()).reds();
        return reds.isEmpty()
                ? Optional.empty()
                : Optional.of(reds.stream()
                        .map(Finding::inOneLine)
                        .collect(Collectors.joining(" ", "The preflight is red. ", "")));
    }
}
