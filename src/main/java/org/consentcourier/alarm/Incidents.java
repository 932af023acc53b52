package org.consentcourier.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What has gone wrong, from when until when. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Incidents {

    private static final String COLUMNS =
            "select id, topic, place, cause, said, fix, since, seen_at, ended_at from incident ";

    private static final String BEGIN = """
            insert into incident (id, topic, place, cause, said, fix, since, seen_at)
            values (:id, :topic, :place, :cause, :said, :fix, :since, :now)
            on conflict do nothing""";

    private static final String SEE = """
            update incident set seen_at = :now
            where topic = :topic and place = :place and cause = :cause and ended_at is null""";

    private final Session session;

    Incidents(Session session) {
        this.session = session;
    }

    /** Whoever looks after us sees what we did; the constraints would hold without it, and a node would alarm of what is over. */
    void oneAtATime() {
        session.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('incidents'))", Integer.class)
                .getSingleResult();
    }

    /** Its id if it is a new one; one that is known lasts. */
    Optional<UUID> begin(Trouble trouble, Instant now) {
        var id = UUID.randomUUID();
        var began = session.createNativeMutationQuery(BEGIN)
                .setParameter("id", id)
                .setParameter("topic", trouble.topic().name())
                .setParameter("place", trouble.place())
                .setParameter("cause", trouble.cause())
                .setParameter("said", trouble.said())
                .setParameter("fix", trouble.fix())
                .setParameter("since", trouble.since())
                .setParameter("now", now)
                .executeUpdate();
        if (began == 1) {
            return Optional.of(id);
        }
        session.createNativeMutationQuery(SEE)
                .setParameter("topic", trouble.topic().name())
                .setParameter("place", trouble.place())
                .setParameter("cause", trouble.cause())
                .setParameter("now", now)
                .executeUpdate();
        return Optional.empty();
    }

    void end(UUID id, Instant now) {
        session.createNativeMutationQuery("update incident set ended_at = :now where id = :id and ended_at is null")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** All that last, of all nodes. */
    List<Incident> open() {
        return session.createNativeQuery(COLUMNS + "where ended_at is null order by since, id", Object[].class)
                .getResultStream()
                .map(Incidents::incident)
                .toList();
    }

    Optional<Incident> find(UUID id) {
        return session.createNativeQuery(COLUMNS + "where id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(Incidents::incident)
                .findFirst();
    }

    private static Incident incident(Object[] row) {
        return new Incident(
                (UUID) row[0],
                new Trouble(
                        Topic.valueOf((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        (Instant) row[6]),
                (Instant) row[7],
                (Instant) row[8]);
    }
}
