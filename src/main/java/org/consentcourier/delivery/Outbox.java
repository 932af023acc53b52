package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** Where mail is ordered, in the transaction of what caused it. */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into delivery (id, kind, application, request_id, round, step, report_period, recipient,
                                  status, due_at, message_id, created_at)
            values (:id, :kind, :application, :requestId, :round, :step, :reportPeriod, :recipient,
                    'QUEUED', :dueAt, :messageId, :createdAt)
            on conflict do nothing""";

    private final Session session;
    private final MessageIds messageIds;
    private final Clock clock;

    Outbox(Session session, MessageIds messageIds, Clock clock) {
        this.session = session;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    /** Orders a mail once, however often it is called; true when it was new. */
    @Transactional(TxType.MANDATORY)
    public boolean enqueue(Order order) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("id", UUID.randomUUID(), UUID.class)
                        .setParameter("kind", order.kind().name(), String.class)
                        .setParameter("application", order.application(), String.class)
                        .setParameter("requestId", order.requestId(), UUID.class)
                        .setParameter("round", order.round(), Integer.class)
                        .setParameter("step", order.step(), Integer.class)
                        .setParameter("reportPeriod", order.reportPeriod(), String.class)
                        .setParameter("recipient", order.recipient(), String.class)
                        .setParameter("dueAt", order.dueAt(), Instant.class)
                        .setParameter("messageId", messageIds.of(order), String.class)
                        .setParameter("createdAt", clock.instant(), Instant.class)
                        .executeUpdate()
                == 1;
    }
}
