package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.consentcourier.application.Applications;
import org.hibernate.Session;

/** Forgets who is no member of an account that is not the configured one any more; they are checked anew. */
@ApplicationScoped
class MembershipSettings {

    private static final String FORGET = """
            update consent_request set account_member = null, membership_account = null, version = version + 1,
                check_due_at = case when check_due_at is null then null else cast(:now as timestamptz) end
            where application = :application and not account_member
                and membership_account is distinct from cast(cast(:account as text) as uuid)""";

    private final Applications applications;
    private final Session session;
    private final Clock clock;

    MembershipSettings(Applications applications, Session session, Clock clock) {
        this.applications = applications;
        this.session = session;
        this.clock = clock;
    }

    @Transactional
    void forgetFormerAccounts() {
        applications
                .all()
                .forEach(application -> session.createNativeMutationQuery(FORGET)
                        .setParameter("now", clock.instant())
                        .setParameter("application", application.key())
                        .setParameter(
                                "account",
                                application.accountId().map(UUID::toString).orElse(null))
                        .executeUpdate());
    }
}
