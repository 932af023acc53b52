package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentcourier.mail.FailureCause;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What lets mail leave now or keeps it back, beside what each mail waits for: IT, the provider's limits, the mail server. */
@ApplicationScoped
@Transactional
public class Sending {

    /**
     * A server that said anything of a mail but "nothing from you" is there. Nor does it keep everything back that refuses one mail by
     * a rule of its own, or two, or leaves us in doubt of them: that is about those, and stands on their rows. So is what it went on
     * refusing while another one passed, however many there are of these.
     */
    private static final String TROUBLE = """
            with heard as (
                select started_at from delivery_attempt
                where outcome in ('ACCEPTED', 'DEFERRED', 'REJECTED') and cause is distinct from 'SERVER' and cause is distinct from 'POLICY'
                order by started_at desc limit 1),
            vain as (
                select started_at, cause, reply, delivery_id from delivery_attempt attempt
                where cause in ('SERVER', 'POLICY', 'UNCLEAR') and started_at > coalesce((select started_at from heard), '-infinity')
                    and (cause <> 'POLICY' or not exists (
                        select 1 from delivery_attempt earlier
                        where earlier.delivery_id = attempt.delivery_id and earlier.cause = 'POLICY'
                            and earlier.started_at < (select started_at from heard))))
            select (select min(started_at) from vain), cause, reply from vain
            where exists (select 1 from vain where cause = 'SERVER') or (select count(distinct delivery_id) from vain) >= :several
            order by started_at desc limit 1""";

    private final Session session;
    private final MailPause pause;
    private final Quota quota;
    private final Deliveries deliveries;

    Sending(Session session, MailPause pause, Quota quota, Deliveries deliveries) {
        this.session = session;
        this.pause = pause;
        this.quota = quota;
        this.deliveries = deliveries;
    }

    /**
     * Everything at once.
     *
     * @param pause null: IT lets mail leave
     * @param trouble null: the server took or judged the last mail
     */
    public record Standing(
            MailPause.@Nullable Pause pause,
            List<LimitRow> limits,
            Queue queue,
            @Nullable Trouble trouble) {}

    /**
     * What waits to leave.
     *
     * @param emptyAt when the last of it can leave by the limits alone, windows and checks aside; null: it is empty, or there are no limits
     */
    public record Queue(long waiting, @Nullable Instant emptyAt) {}

    /**
     * The mail server takes nothing from us.
     *
     * @param since the first try in vain
     * @param reply what the last try met with
     */
    public record Trouble(
            Instant since, FailureCause cause, @Nullable String reply) {}

    /** How it stands now. */
    public Standing now() {
        return new Standing(
                pause.now().orElse(null), quota.standing(), queue(), trouble().orElse(null));
    }

    private Queue queue() {
        var waiting = deliveries.cancellable(DeliveryFilter.ALL);
        return new Queue(waiting, quota.lastOf(waiting).orElse(null));
    }

    /** Whether the mail server takes nothing from us; reads the newest attempts only. */
    public Optional<Trouble> trouble() {
        return session.createNativeQuery(TROUBLE, Object[].class)
                .setParameter("several", Circuit.ODD_MAILS)
                .getResultStream()
                .map(row -> new Trouble((Instant) row[0], FailureCause.valueOf((String) row[1]), (String) row[2]))
                .findFirst();
    }
}
