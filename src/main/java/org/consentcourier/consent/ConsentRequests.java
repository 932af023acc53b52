package org.consentcourier.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.roster.Person;
import org.hibernate.Session;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;
import org.jspecify.annotations.Nullable;

/** Finds and locks single requests. */
@ApplicationScoped
public class ConsentRequests implements PanacheRepositoryBase<ConsentRequest, UUID> {

    private static final String STANDINGS = """
            select r.id, r.status, r.round, p.time_zone, p.country
            from consent_request r join person p on p.id = r.person_id where r.id = any(:ids)""";

    /** A check that is due sooner stays so. */
    private static final String MAILED = """
            update consent_request set outreach_due_at = :now, check_step = 1, check_due_at = least(check_due_at, :first),
                version = version + 1
            where status in ('PENDING', 'REVOKED')
                and id in (select id from consent_request where id = any(:ids) order by id for no key update)""";

    private static final String TRY_LOCK =
            "select * from consent_request where id = any(:ids) order by id for no key update skip locked";

    private final Session session;
    private final RequestWrites writes;

    ConsentRequests(Session session, RequestWrites writes) {
        this.session = session;
        this.writes = writes;
    }

    /** Locks the request against any other change until the transaction ends; waits for who holds it. */
    public Optional<ConsentRequest> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Locks them in the order of their ids, waiting for whoever holds one. */
    public List<ConsentRequest> lock(Collection<UUID> ids) {
        return ofIds("select * from consent_request where id = any(:ids) order by id for no key update", ids);
    }

    /** A mail has left for each: outreach looks at those that are still asked, and the cadence of their checks begins anew. */
    public void mailed(Collection<UUID> ids, Instant now, Instant firstCheckAt) {
        session.createNativeMutationQuery(MAILED)
                .setParameter("ids", array(ids), UUID[].class)
                .setParameter("now", now, Instant.class)
                .setParameter("first", firstCheckAt, Instant.class)
                .executeUpdate();
    }

    /** Locks the request only if nobody holds it: for callers that hold other rows and so must not wait. */
    public Optional<ConsentRequest> tryLock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    /** Locks those of them that nobody holds, in the order of their ids; whoever holds many must not wait for more. */
    public List<ConsentRequest> tryLock(Collection<UUID> ids) {
        return ofIds(TRY_LOCK, ids);
    }

    /**
     * The same for who changes them and then calls {@link #write}, which costs a fraction of what Hibernate would: without it
     * nothing of the changes is kept.
     */
    public List<ConsentRequest> tryLockToWrite(Collection<UUID> ids) {
        return session.createNativeQuery(TRY_LOCK, ConsentRequest.class)
                .setParameter("ids", array(ids), UUID[].class)
                .setReadOnly(true)
                .getResultList();
    }

    /** Writes those of {@link #tryLockToWrite} as they are now. */
    public void write(List<ConsentRequest> requests) {
        writes.write(requests);
    }

    /** Where a request stands now, without keeping it: who locks it later in the same transaction gets it as it is then. */
    public Optional<Standing> standing(UUID id) {
        return getEntityManager()
                .createQuery(
                        "select status, round, person.timeZone, person.country from ConsentRequest where id = :id",
                        Standing.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The same of many at once. */
    public Map<UUID, Standing> standings(Collection<UUID> ids) {
        var standings = new HashMap<UUID, Standing>();
        session.createNativeQuery(STANDINGS, Object[].class)
                .setParameter("ids", array(ids), UUID[].class)
                .getResultList()
                .forEach(row -> standings.put(
                        (UUID) row[0],
                        new Standing(ConsentStatus.valueOf((String) row[1]), (int) row[2], (String) row[3], (String)
                                row[4])));
        return standings;
    }

    /** Has the people behind these requests read at once. */
    public void readPeople(Collection<UUID> ids) {
        session.createNativeQuery(
                        "select * from person where id in (select person_id from consent_request where id = any(:ids))",
                        Person.class)
                .setParameter("ids", array(ids), UUID[].class)
                .getResultList();
    }

    // Not HQL: it would be translated anew for each number of ids.
    private List<ConsentRequest> ofIds(String query, Collection<UUID> ids) {
        return session.createNativeQuery(query, ConsentRequest.class)
                .setParameter("ids", array(ids), UUID[].class)
                .getResultList();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /** What one may want to know of a request that others may be changing. */
    public record Standing(
            ConsentStatus status,
            int round,
            @Nullable String timeZone,
            @Nullable String country) {

        /** That of the person, where it is known. */
        public Optional<ZoneId> zone() {
            return Optional.ofNullable(timeZone).map(ZoneId::of);
        }

        /** That of the person, ISO 3166, where it is known. */
        public Optional<String> homeland() {
            return Optional.ofNullable(country);
        }
    }

    /** All requests of one person, by application. */
    public List<ConsentRequest> ofPerson(UUID personId) {
        return list("person.id = ?1 order by application", personId);
    }
}
