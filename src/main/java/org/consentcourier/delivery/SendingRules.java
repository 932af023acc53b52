package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lets a mail leave apart from what it says, for whoever only thinks of mails. */
@ApplicationScoped
public class SendingRules {

    private final Gates gates;
    private final Quota quota;

    SendingRules(Gates gates, Quota quota) {
        this.gates = gates;
        this.quota = quota;
    }

    /** The first instant, now or later, at which mail may leave to somebody in that zone; null: nobody knows theirs. */
    public Instant nextOpening(Instant now, @Nullable ZoneId zone) {
        return gates.nextOpening(now, Optional.ofNullable(zone));
    }

    /** Whether the fence of a pilot lets mail pass to that address. */
    public boolean allows(String recipient) {
        return gates.allows(recipient);
    }

    /** Whose days an application counts. */
    public ZoneId zone(String application) {
        return gates.zone(application);
    }

    /** The limits of the mail provider as they stand now, or one in so many of what they allow. */
    @Transactional(TxType.REQUIRES_NEW)
    public QuotaWindow quota(int oneIn) {
        return quota.trial(oneIn);
    }
}
