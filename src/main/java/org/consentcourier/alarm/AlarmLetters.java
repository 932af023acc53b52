package org.consentcourier.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.MessageIds;
import org.consentcourier.delivery.Order.OfIncident;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.Rendering;

/** Writes the alarm while it is one, and the all-clear to whom the alarm has reached. */
@ApplicationScoped
class AlarmLetters implements LetterWriter {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Incidents incidents;
    private final Deliveries deliveries;
    private final MessageIds messageIds;
    private final IncidentWords words;
    private final Clock clock;

    AlarmLetters(Incidents incidents, Deliveries deliveries, MessageIds messageIds, IncidentWords words, Clock clock) {
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.messageIds = messageIds;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.ALARM);
    }

    @Override
    public Wanted wanted(Delivery delivery) {
        var about = delivery.incident().orElseThrow();
        var incident = incident(about);
        if (!about.allClear()) {
            return incident.isOpen() ? new Wanted.AtAnyTime() : new Wanted.NoLonger("it is over");
        }
        return isWrongAgain(incident) ? new Wanted.NoLonger("something is wrong there again") : new Wanted.AtAnyTime();
    }

    @Override
    public Draft write(Delivery delivery) {
        var about = delivery.incident().orElseThrow();
        var incident = incident(about);
        if (!about.allClear()) {
            return new Draft.Ready(letter(delivery, words.alarm(incident), List.of()));
        }
        return switch (alarm(delivery, about)) {
            case SENT, UNKNOWN -> {
                var alarm = messageIds.ofIncident(new OfIncident(about.id(), false), delivery.recipient());
                yield new Draft.Ready(letter(delivery, words.allClear(incident), List.of(alarm)));
            }
            case QUEUED, SENDING, DEFERRED -> new Draft.NotYet(clock.instant().plus(SOON), "what becomes of the alarm");
            case UNDELIVERABLE, CANCELLED, RENDER_FAILED -> new Draft.NoLongerWanted("the alarm did not reach anybody");
        };
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        var about = delivery.incident().orElseThrow();
        return incidents.find(about.id()).stream()
                .map(incident -> about.allClear() ? words.allClear(incident) : words.alarm(incident))
                .map(Rewritten::of)
                .toList();
    }

    private DeliveryStatus alarm(Delivery delivery, OfIncident about) {
        return deliveries.alarms(about.id()).getOrDefault(delivery.recipient(), DeliveryStatus.CANCELLED);
    }

    private boolean isWrongAgain(Incident incident) {
        return incidents.open().stream()
                .anyMatch(
                        open -> open.trouble().place().equals(incident.trouble().place()));
    }

    private Incident incident(OfIncident about) {
        return incidents.find(about.id()).orElseThrow();
    }

    private static Letter letter(Delivery delivery, Rendering mail, List<String> references) {
        return Letter.of(mail, delivery.recipient(), delivery.messageId()).after(references);
    }
}
