package org.consentcourier.delivery;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/** What must be true for a mail to leave, beside the quota: it is within the fence, wanted, within its window, and written. */
@Startup // Wrong settings must stop the start, not the first mail.
@ApplicationScoped
class Gates {

    private static final Duration FENCED = Duration.ofHours(1);

    private final Writers writers;
    private final OnlyTo onlyTo;
    private final WorkingCalendar calendar;

    Gates(Writers writers, MailConfig config, WorkingCalendar calendar) {
        this.writers = writers;
        this.onlyTo = OnlyTo.of(config.onlyTo().orElse(List.of()));
        this.calendar = calendar;
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

    /**
     * What stands before the quota.
     *
     * @param draft null: go on to {@link #write}
     * @param where null: it does not count for the day of its recipient
     */
    record Gate(@Nullable Draft draft, @Nullable Whereabouts where) {}

    Gate hold(Delivery delivery, Instant now) {
        return switch (writers.of(delivery.kind()).wanted(delivery)) {
            case Wanted.NoLonger(var reason) -> new Gate(new Draft.NoLongerWanted(reason), null);
            case Wanted.AtAnyTime() -> new Gate(fence(delivery.recipient(), now), null);
            case Wanted.InWindow(var zone) -> new Gate(fence(delivery, calendar.nextInWindow(now, zone), now), null);
            case Wanted.AtWork(var where) -> new Gate(fence(delivery, calendar.nextOpening(now, where), now), where);
        };
    }

    /** Whether one person may be asked for more than one application. */
    boolean severalAsk() {
        return calendar.severalAsk();
    }

    /** The day it is where that is. */
    LocalDate day(Whereabouts where, Instant now) {
        return calendar.day(now, where);
    }

    /** When a mail may leave that has to wait for the next day. */
    Instant nextDay(Whereabouts where, Instant now) {
        return calendar.nextDay(now, where);
    }

    List<Delivery> byUrgency(List<Delivery> deliveries) {
        return writers.of(deliveries.getFirst().kind()).byUrgency(deliveries);
    }

    Letter together(List<Delivery> deliveries) {
        return writers.of(deliveries.getFirst().kind()).together(deliveries);
    }

    boolean mayWait(Delivery delivery) {
        return writers.of(delivery.kind()).mayWait(delivery);
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

    boolean allows(String recipient) {
        return onlyTo.allows(recipient);
    }

    private @Nullable Draft fence(String recipient, Instant now) {
        return allows(recipient) ? null : new Draft.NotYet(now.plus(FENCED), "held by courier.mail.only-to");
    }

    private @Nullable Draft fence(Delivery delivery, Opening opening, Instant now) {
        var fenced = fence(delivery.recipient(), now);
        var reason = opening.reason();
        return fenced != null || reason == null ? fenced : new Draft.NotYet(opening.at(), reason);
    }
}
