package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.WireAddress;
import org.jspecify.annotations.Nullable;

/** Message-IDs that follow from what the mail is about: a mail sent twice can be recognised, and a thread needs no look-up. */
@ApplicationScoped
public class MessageIds {

    private static final int RECIPIENT_HASH_LENGTH = 32;

    private final String domain;

    MessageIds(MailConfig config) {
        var from = config.from();
        var wire = WireAddress.of(
                from.substring(from.lastIndexOf('@')).replace(">", "").strip());
        domain = wire.substring(1);
    }

    /** Message-ID of a step of a round of a consent request. */
    public String ofRequest(UUID requestId, int round, int step) {
        return "<" + requestId + "." + round + "." + step + "@" + domain + ">";
    }

    /** Message-ID of a report to one recipient. */
    public String ofReport(Order.OfReport report, String recipient) {
        // A manager's own mail keeps the one it had when nobody else got a copy.
        var whose = report.whose().equalsIgnoreCase(recipient) ? "" : " of " + report.whose();
        var hash = Sha256.of(report.period() + " " + recipient + whose).substring(0, RECIPIENT_HASH_LENGTH);
        return "<report." + report.period().replaceAll("[^A-Za-z0-9-]", "-") + "." + hash + "@" + domain + ">";
    }

    /** Message-ID of the alarm about an incident to one recipient, or of the all-clear. */
    public String ofIncident(Order.OfIncident incident, String recipient) {
        var hash = Sha256.of(recipient).substring(0, RECIPIENT_HASH_LENGTH);
        return "<" + (incident.allClear() ? "all-clear." : "alarm.") + incident.id() + "." + hash + "@" + domain + ">";
    }

    String of(Order order) {
        var incident = order.incident();
        if (incident != null) {
            return ofIncident(incident, order.recipient());
        }
        @Nullable UUID requestId = order.requestId();
        @Nullable Integer round = order.round();
        @Nullable Integer step = order.step();
        if (requestId != null && round != null && step != null) {
            return ofRequest(requestId, round, step);
        }
        var report = order.report();
        return report == null ? "<" + UUID.randomUUID() + "@" + domain + ">" : ofReport(report, order.recipient());
    }
}
