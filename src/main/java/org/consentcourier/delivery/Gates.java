package org.consentcourier.delivery;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** What must be true for a mail to leave, beside the quota: it is within the fence, wanted, within its window, and written. */
@Startup // Wrong settings must stop the start, not the first mail.
@ApplicationScoped
class Gates {

    private static final Duration FENCED = Duration.ofHours(1);

    private final Writers writers;
    private final OnlyTo onlyTo;
    private final SendingWindow window;
    private final ZoneId defaultZone;

    Gates(Writers writers, MailConfig config) {
        this.writers = writers;
        this.onlyTo = OnlyTo.of(config.onlyTo().orElse(List.of()));
        this.window = new SendingWindow(
                config.window().days().days(),
                config.window().from(),
                config.window().until());
        this.defaultZone = config.window().zone();
    }

    /** Lets writers look up at once what {@link #hold} will ask about each of these. */
    void expect(List<Delivery> deliveries) {
        byKind(deliveries).forEach((kind, those) -> writers.of(kind).expect(those));
    }

    /** The same before {@link #write}. */
    void expectToWrite(List<Delivery> deliveries) {
        byKind(deliveries).forEach((kind, those) -> writers.of(kind).expectToWrite(those));
    }

    private static Map<DeliveryKind, List<Delivery>> byKind(List<Delivery> deliveries) {
        return deliveries.stream().collect(Collectors.groupingBy(Delivery::kind));
    }

    /** Everything before the quota; null: go on to {@link #write}. */
    @Nullable
    Draft hold(Delivery delivery, Instant now) {
        return switch (writers.of(delivery.kind()).wanted(delivery)) {
            case Wanted.NoLonger(var reason) -> new Draft.NoLongerWanted(reason);
            case Wanted.AtAnyTime() -> fence(delivery.recipient(), now);
            case Wanted.InWindow(var zone) -> {
                var fenced = fence(delivery.recipient(), now);
                yield fenced != null ? fenced : window(zone, now);
            }
        };
    }

    /** The last gate. */
    Draft write(Delivery delivery, Instant now) {
        var draft = writers.of(delivery.kind()).write(delivery);
        if (draft instanceof Draft.Ready(var letter)) {
            var fenced = fence(letter.to(), now); // the address may have changed since the mail was ordered
            return fenced == null ? draft : fenced;
        }
        return draft;
    }

    /** The same for all applications. */
    ZoneId zone(String application) {
        return defaultZone;
    }

    boolean allows(String recipient) {
        return onlyTo.allows(recipient);
    }

    Instant nextOpening(Instant now, Optional<ZoneId> zone) {
        return window.nextOpen(now, zone.orElse(defaultZone));
    }

    private @Nullable Draft fence(String recipient, Instant now) {
        return allows(recipient) ? null : new Draft.NotYet(now.plus(FENCED), "held by courier.mail.only-to");
    }

    private @Nullable Draft window(@Nullable ZoneId zone, Instant now) {
        var open = nextOpening(now, Optional.ofNullable(zone));
        return open.equals(now) ? null : new Draft.NotYet(open, "sending window");
    }
}
