package org.consentcourier.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Smtp;

/** Further nodes on the same database, with settings of their own. */
@ApplicationScoped
class Nodes {

    static final int CONNECTIONS = 4;

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Writers writers;
    private final MailPause pause;
    private final EntityManager entities;
    private final Smtp smtp;
    private final Clock clock;
    private final Event<MailsSettled> settled;
    private final ReturnAddresses returnAddresses;
    private final MailDays mailDays;
    private final WorkingCalendar calendar;

    Nodes(
            Deliveries deliveries,
            Attempts attempts,
            Writers writers,
            MailPause pause,
            EntityManager entities,
            Smtp smtp,
            Clock clock,
            Event<MailsSettled> settled,
            ReturnAddresses returnAddresses,
            MailDays mailDays,
            WorkingCalendar calendar) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.writers = writers;
        this.pause = pause;
        this.entities = entities;
        this.smtp = smtp;
        this.clock = clock;
        this.settled = settled;
        this.returnAddresses = returnAddresses;
        this.mailDays = mailDays;
        this.calendar = calendar;
    }

    /** A node with the defaults but for these settings below {@code courier.mail}. */
    Dispatcher node(Map<String, String> settings) {
        return node(settings, new Monotonic());
    }

    Dispatcher node(Map<String, String> settings, Monotonic monotonic) {
        var config = config(settings);
        return new Dispatcher(queue(config, monotonic), smtp, config, clock, monotonic, Optional.of(CONNECTIONS));
    }

    /** The limits of such a node. */
    Quota quota(Map<String, String> settings) {
        return new Quota(entities, config(settings), clock);
    }

    private DeliveryQueue queue(MailConfig config, Monotonic monotonic) {
        var gates = new Gates(writers, config, calendar.within(config));
        var claiming = new Claiming(deliveries, attempts, gates, mailDays, returnAddresses, config, settled);
        var quota = new Quota(entities, config, clock);
        return new Transactional(deliveries, attempts, claiming, pause, quota, config, clock, monotonic, settled);
    }

    private static MailConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class, "courier.mail")
                .withDefaultValue("courier.mail.from", "courier@northwind.example");
        settings.forEach((key, value) -> builder.withDefaultValue("courier.mail." + key, value));
        return builder.build().getConfigMapping(MailConfig.class, "courier.mail");
    }

    /** The queue without its interceptors, in the same transactions. */
    private static final class Transactional extends DeliveryQueue {

        private Transactional(
                Deliveries deliveries,
                Attempts attempts,
                Claiming claiming,
                MailPause pause,
                Quota quota,
                MailConfig config,
                Clock clock,
                Monotonic monotonic,
                Event<MailsSettled> settled) {
            super(deliveries, attempts, claiming, pause, quota, config, clock, monotonic, settled);
        }

        @Override
        boolean lineUp() {
            return QuarkusTransaction.requiringNew().call(super::lineUp);
        }

        @Override
        Batch claim(int limit, Line line) {
            return QuarkusTransaction.requiringNew().call(() -> super.claim(limit, line));
        }

        @Override
        void settle(List<Result> results) {
            QuarkusTransaction.requiringNew().run(() -> super.settle(results));
        }

        @Override
        void settleQuietly(Result result) {
            QuarkusTransaction.requiringNew().run(() -> super.settleQuietly(result));
        }

        @Override
        void giveBack(Claim claim) {
            QuarkusTransaction.requiringNew().run(() -> super.giveBack(claim));
        }
    }
}
