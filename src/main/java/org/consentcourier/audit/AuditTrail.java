package org.consentcourier.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;

/** Who did what; an entry stands or falls with the act, because both are written in one transaction. */
@ApplicationScoped
public class AuditTrail {

    private final Entries entries;
    private final Clock clock;

    AuditTrail(Entries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Notes an act in the caller's transaction.
     *
     * @param actor the login, or the name of a job
     * @param action a short verb phrase, the same for every act of a kind
     * @param subject the id of what was changed
     * @param detail what a reader needs beyond that; never secrets
     */
    @Transactional(TxType.MANDATORY)
    public void record(String actor, String action, String subject, String detail) {
        entries.persist(new AuditEntry(clock.instant(), actor, action, subject, detail));
    }

    /** The newest acts first. */
    @Transactional
    public List<AuditLine> newest(int page, int size) {
        return entries.findAll(Sort.descending("id"))
                .page(Page.of(page, size))
                .project(AuditLine.class)
                .list();
    }

    @ApplicationScoped
    static class Entries implements PanacheRepository<AuditEntry> {}
}
