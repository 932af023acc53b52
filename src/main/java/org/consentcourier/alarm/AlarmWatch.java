package org.consentcourier.alarm;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;

/** Holds what is wrong now against what was: a new trouble is an incident and one mail to IT, one that is gone is one more. */
@ApplicationScoped
public class AlarmWatch {

    /** What no node has seen for so long concerns an application that is configured no longer, or a machine that is gone. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Troubles troubles;
    private final Incidents incidents;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Applications applications;
    private final AlarmsConfig config;
    private final Clock clock;

    AlarmWatch(
            Troubles troubles,
            Incidents incidents,
            Deliveries deliveries,
            Outbox outbox,
            Applications applications,
            AlarmsConfig config,
            Clock clock) {
        this.troubles = troubles;
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.applications = applications;
        this.config = config;
        this.clock = clock;
    }

    /** Looks once; any number of nodes may, as often as they like. */
    @Transactional(TxType.REQUIRES_NEW)
    public void look() {
        incidents.oneAtATime();
        var now = clock.instant();
        var found = troubles.now();
        found.forEach(trouble -> begin(trouble, now));
        incidents.open().stream()
                .filter(incident -> found.stream().noneMatch(incident::is))
                .forEach(incident -> end(incident, found, now));
    }

    private void begin(Trouble trouble, Instant now) {
        incidents.begin(trouble, now).ifPresent(id -> {
            Log.infof("Incident %s begins: %s at %s, %s", id, trouble.topic(), trouble.place(), trouble.cause());
            mail(new Order.OfIncident(id, false), trouble, config.recipients(), now);
        });
    }

    private void end(Incident incident, List<Trouble> found, Instant now) {
        var place = incident.trouble().place();
        if (troubles.canTellOf(place)) {
            incidents.end(incident.id(), now);
            Log.infof("Incident %s is over", incident.id());
            // Another cause may have taken its place: then nothing goes on yet.
            if (found.stream().noneMatch(trouble -> trouble.place().equals(place))) {
                var told = deliveries.alarms(incident.id()).keySet();
                mail(new Order.OfIncident(incident.id(), true), incident.trouble(), told, now);
            }
        } else if (incident.seenAt().plus(FORGOTTEN).isBefore(now)) {
            incidents.end(incident.id(), now);
        }
    }

    private void mail(Order.OfIncident incident, Trouble trouble, Collection<String> recipients, Instant now) {
        if (!trouble.topic().isMailed()) {
            return; // The log, the pages and /q/health/well tell it.
        }
        var application = applications.find(trouble.place()).isPresent() ? trouble.place() : null;
        recipients.forEach(to -> outbox.enqueue(Order.forIncident(incident, application, to, now)));
    }
}
