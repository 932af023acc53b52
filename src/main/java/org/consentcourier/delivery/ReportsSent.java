package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Which reports have left, and to whom. */
@ApplicationScoped
@Transactional
public class ReportsSent {

    private static final String EARLIER = """
            select exists (
                select 1 from delivery asked
                join delivery earlier on earlier.report_of = asked.report_of and earlier.recipient = asked.recipient
                    and earlier.created_at < asked.created_at
                where asked.id = :id and earlier.sent_at is not null)""";

    private final Session session;

    ReportsSent(Session session) {
        this.session = session;
    }

    /** Whether this recipient was sent none about the same people when that one was ordered. */
    public boolean isFirst(Delivery report) {
        return !session.createNativeQuery(EARLIER, Boolean.class)
                .setParameter("id", report.id(), UUID.class)
                .getSingleResult();
    }
}
