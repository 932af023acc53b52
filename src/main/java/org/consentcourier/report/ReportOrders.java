package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.consentcourier.report.ReportRecipients.Told;
import org.hibernate.Session;

/** Orders the mails about a snapshot, in the transaction that notes them as ordered. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportOrders {

    /**
     * Managers in whose tree somebody is missing, has newly consented or has taken it back; and once those where nobody is missing
     * any more. Nobody is mailed for an application not started.
     */
    private static final String TO_TELL = """
            select team.manager from report_team team
            join report_application application on application.period = team.period
                and application.application = team.application and application.started
            left join report_team before on before.period = :previous and before.manager = team.manager
                and before.application = team.application and before.whose = team.whose
            where team.period = :period and team.whose = 'TREE' and team.manager <> ''
            group by team.manager
            having sum(team.missing + team.newly_granted + team.revoked) > 0
                or :allDone and sum(coalesce(before.missing, 0)) > 0""";

    private final Session session;
    private final Outbox outbox;
    private final ReportManagers managers;
    private final ReportRecipients recipients;
    private final ReportMailsConfig config;

    ReportOrders(
            Session session,
            Outbox outbox,
            ReportManagers managers,
            ReportRecipients recipients,
            ReportMailsConfig config) {
        this.session = session;
        this.outbox = outbox;
        this.managers = managers;
        this.recipients = recipients;
        this.config = config;
    }

    /** How many mails there are to be. */
    int order(ReportPeriod period, Departure departure) {
        var mails = recipients.of(period, told(period), departure);
        mails.forEach(mail -> outbox.enqueue(Order.forReport(mail.report(), mail.recipient(), mail.dueAt())));
        return mails.size();
    }

    private List<Told> told(ReportPeriod period) {
        var toTell = Set.copyOf(session.createNativeQuery(TO_TELL, String.class)
                .setParameter("period", period.key(), String.class)
                .setParameter("previous", period.previous(), String.class)
                .setParameter("allDone", config.allDone(), Boolean.class)
                .getResultList());
        return managers.all(period.key()).stream()
                .filter(manager -> toTell.contains(manager.email()))
                .map(manager -> new Told(manager.email(), manager.zone()))
                .toList();
    }
}
