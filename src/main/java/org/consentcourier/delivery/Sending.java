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

    /** A server that said anything of a mail but "nothing from you" is there; what it says of one recipient is no trouble. */
    private static final String TROUBLE = """
            with heard as (
                select started_at from delivery_attempt
                where outcome in ('ACCEPTED', 'DEFERRED', 'REJECTED') and cause is distinct from 'SERVER' and cause is distinct from 'POLICY'
                order by started_at desc limit 1),
            vain as (
                select started_at, cause, reply from delivery_attempt
                where cause in ('SERVER', 'POLICY') and started_at > coalesce((select started_at from heard), '-infinity'))
            select (select min(started_at) from vain), cause, reply from vain order by started_at desc limit 1""";

    private final Session session;
    private final MailPause pause;
    private final Quota quota;

    Sending(Session session, MailPause pause, Quota quota) {
        this.session = session;
        this.pause = pause;
        this.quota = quota;
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
            @Nullable Trouble trouble) {}

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
                pause.now().orElse(null), quota.standing(), trouble().orElse(null));
    }

    /** Whether the mail server takes nothing from us; reads the newest attempts only. */
    public Optional<Trouble> trouble() {
        return session.createNativeQuery(TROUBLE, Object[].class)
                .getResultStream()
                .map(row -> new Trouble((Instant) row[0], FailureCause.valueOf((String) row[1]), (String) row[2]))
                .findFirst();
    }
}
