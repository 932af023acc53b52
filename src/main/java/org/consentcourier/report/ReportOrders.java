package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.hibernate.Session;

/** Orders the mails about a snapshot, in the transaction that notes them as ordered. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportOrders {

    /** Managers of whose people somebody is missing or has newly consented; nobody is mailed for an application not started. */
    private static final String TO_TELL = """
            select distinct team.manager from report_team team
            join report_application application on application.period = team.period
                and application.application = team.application and application.started
            where team.period = :period and team.whose = 'DIRECT' and team.manager <> ''
                and (team.missing > 0 or team.newly_granted > 0)""";

    private final Session session;
    private final Outbox outbox;
    private final ReportManagers managers;

    ReportOrders(Session session, Outbox outbox, ReportManagers managers) {
        this.session = session;
        this.outbox = outbox;
        this.managers = managers;
    }

    /** How many mails there are to be. */
    int order(ReportPeriod period, Departure departure) {
        var toTell = Set.copyOf(session.createNativeQuery(TO_TELL, String.class)
                .setParameter("period", period.key())
                .getResultList());
        managers.all(period.key()).stream()
                .filter(manager -> toTell.contains(manager.email()))
                .forEach(manager -> outbox.enqueue(Order.forReport(
                        period.key(),
                        manager.email(),
                        departure.after(period.startsAt(), period.takenAt(), manager.zone()))));
        return toTell.size();
    }
}
