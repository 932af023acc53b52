package org.consentcourier.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.delivery.DeliveryStatus;
import org.hibernate.Session;

/** Orders the mails of the newest report by hand: those that were ordered before are not ordered twice. */
@ApplicationScoped
public class ReportSending {

    private static final String MAILS = "select id, recipient, status from delivery where report_period = :period";

    private final ReportPeriods periods;
    private final ReportOrders orders;
    private final ReportsConfig config;
    private final Session session;
    private final AuditTrail audit;

    ReportSending(ReportPeriods periods, ReportOrders orders, ReportsConfig config, Session session, AuditTrail audit) {
        this.periods = periods;
        this.orders = orders;
        this.config = config;
        this.session = session;
        this.audit = audit;
    }

    /** What became of it, or in a dry run would. */
    public sealed interface Outcome {

        /**
         * They leave as soon as the gates allow.
         *
         * @param recipients of the mails ordered now, by address; one may get several
         * @param before how many were ordered before, and are not again
         */
        record Ordered(String period, boolean dryRun, int mails, List<String> recipients, int before)
                implements Outcome {}

        /** There is no such report. */
        record Unknown() implements Outcome {}

        /** A newer one is there, and old news are not sent. */
        record Outdated(String newest) implements Outcome {}
    }

    private record Mail(String recipient, DeliveryStatus status) {

        boolean waits() {
            return status != DeliveryStatus.CANCELLED;
        }
    }

    /** A dry run goes all the way, and back. */
    @Transactional(TxType.REQUIRES_NEW)
    public Outcome send(String key, boolean dryRun, String by) {
        var found = periods.find(key);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var newest = periods.newestFirst().getFirst().key();
        if (!newest.equals(key)) {
            return new Outcome.Outdated(newest);
        }
        var before = mails(key);
        orders.order(found.get(), Departure.of(config));
        var recipients = mails(key).entrySet().stream()
                .filter(mail -> mail.getValue().waits() && !waited(before, mail.getKey()))
                .map(mail -> mail.getValue().recipient())
                .sorted()
                .toList();
        if (dryRun) {
            QuarkusTransaction.setRollbackOnly();
        } else {
            audit.record(by, "sent reports", "report " + key, "%,d mails".formatted(recipients.size()));
        }
        var earlier = (int) before.values().stream().filter(Mail::waits).count();
        return new Outcome.Ordered(key, dryRun, recipients.size(), recipients, earlier);
    }

    private static boolean waited(Map<UUID, Mail> before, UUID id) {
        var mail = before.get(id);
        return mail != null && mail.waits();
    }

    private Map<UUID, Mail> mails(String key) {
        return session.createNativeQuery(MAILS, Object[].class)
                .setParameter("period", key)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Mail((String) row[1], DeliveryStatus.valueOf((String) row[2]))));
    }
}
