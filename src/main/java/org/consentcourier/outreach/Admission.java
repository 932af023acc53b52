package org.consentcourier.outreach;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Lets the people of running waves in, so many a day, the longest on the roster first.
 *
 * <p>Of a wave no more have a first mail before them than may still be mailed today: whose mail has not left counts on every
 * day. So it is never more than that number that leaves on one day, whenever the gates let mails through. The row of the wave
 * is locked meanwhile; a node that finds it locked leaves it to the other.
 */
@ApplicationScoped
public class Admission {

    /** Of a wave without a limit, how many have their first mail before them. */
    static final int MOST = 10_000;

    /** How long only those are looked at that fell due since all were, when nobody was left. */
    private static final Duration DRY = Duration.ofMinutes(15);

    /** Transactions that were under way then may end so much later. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final String RUNNING =
            "select id from wave where application = :application and state = 'RUNNING' order by number";

    private static final String LOCK = """
            select id, application, number, department, domain, manager,
                array(select email_key from wave_address where wave_id = wave.id order by email_key), import_id,
                per_day, state, state_since, state_by, created_at, created_by, dry_since
            from wave where id = :id and state = 'RUNNING' for update skip locked""";

    /** Whom a check or a mail under way holds is looked at the next time, and counts until then. */
    private static final String HELD = """
            select id from consent_request where wave_id = :wave and wave_mailed_at is null
            order by id for no key update skip locked""";

    /** The first mail has left, or will not: the day it did is the one it counts on. */
    private static final String MAILED = """
            update consent_request request set wave_mailed_at = left_at.at, version = version + 1
            from (
                select d.request_id, case when d.status = 'UNKNOWN' then cast(:now as timestamptz)
                        else coalesce(d.sent_at, d.created_at) end as at
                from consent_request r join delivery d on d.request_id = r.id and d.round = r.round and d.step = 0
                where r.id = any(:held) and (d.status in ('SENT', 'UNKNOWN', 'UNDELIVERABLE') or d.cause = 'WITHDRAWN')) left_at
            where left_at.request_id = request.id""";

    /** Nothing can leave for them at present: they make room for others, and are let in anew when it can. */
    private static final String GIVE_BACK = """
            update consent_request request set let_in_at = null, wave_id = null, version = version + 1,
                outreach_due_at = case when request.status in ('PENDING', 'REVOKED') then :now else request.outreach_due_at end
            from (
                select r.id from consent_request r join person on person.id = r.person_id
                where r.id = any(:held) and r.wave_mailed_at is null and (
                        r.status not in ('PENDING', 'REVOKED') or r.activation_pending or r.outreach_not_before > :now
                        or exists (select 1 from open_question q where q.request_id = r.id and q.answered_at is null)
                        or not {unfenced}
                        or exists (select 1 from delivery d where d.request_id = r.id and d.round = r.round and d.step = 0
                            and d.status = 'RENDER_FAILED'))
                    and not exists (select 1 from delivery d where d.request_id = r.id and d.round = r.round and d.step = 0
                        and (d.status in ('SENDING', 'SENT', 'UNKNOWN', 'UNDELIVERABLE') or d.cause = 'WITHDRAWN'))) held
            where held.id = request.id""";

    private static final String WAITING =
            "select (select count(*) from consent_request where wave_id = :wave and wave_mailed_at is null)";

    private static final String USED = WAITING + """
                 + (select count(*) from consent_request where wave_id = :wave and wave_mailed_at >= :today)""";

    private static final String LET_IN = """
            with candidate as (
                select request.id from consent_request request join person on person.id = request.person_id
                where request.application = :application and request.let_in_at is null
                    and request.status in ('PENDING', 'REVOKED') and not request.activation_pending
                    and request.outreach_due_at <= :now and request.outreach_due_at > :since
                    and (request.outreach_not_before is null or request.outreach_not_before <= :now)
                    and not exists (
                        select 1 from open_question q where q.request_id = request.id and q.answered_at is null)
                    and not exists (
                        select 1 from delivery d where d.request_id = request.id and d.round = request.round and d.step = 0
                            and d.status = 'RENDER_FAILED')
                    and {matches} and {unfenced}
                order by request.id limit {room} for no key update of request skip locked),
            let_in as (
                update consent_request request set let_in_at = :now, wave_id = :wave, outreach_due_at = :now, version = version + 1
                from candidate where candidate.id = request.id returning request.id, request.round, request.status)
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :now, status, status, :actor, 'let in' from let_in""";

    private final Applications applications;
    private final ApplicationStates states;
    private final Session session;
    private final WaveSql sql;
    private final Clock clock;

    Admission(Applications applications, ApplicationStates states, Session session, WaveSql sql, Clock clock) {
        this.applications = applications;
        this.states = states;
        this.session = session;
        this.sql = sql;
        this.clock = clock;
    }

    private record Locked(Wave wave, @Nullable Instant drySince) {}

    /** Lets in whoever may be by now; returns how many those are. */
    public int letIn() {
        return applications.all().stream()
                .map(Application::key)
                .filter(this::startsInWaves)
                .flatMap(key -> QuarkusTransaction.requiringNew().call(() -> running(key)).stream())
                .mapToInt(this::letInSafely)
                .sum();
    }

    /** One wave that fails stops no other, nor the mails of those let in before. */
    private int letInSafely(UUID wave) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> letIn(wave));
        } catch (RuntimeException e) {
            Log.warnf(e, "Wave %s let nobody in this time; it is tried again", wave);
            return 0;
        }
    }

    private boolean startsInWaves(String application) {
        var state = states.of(application);
        return state.mayMail() && state.wavesOnly();
    }

    private List<UUID> running(String application) {
        return session.createNativeQuery(RUNNING, UUID.class)
                .setParameter("application", application)
                .getResultList();
    }

    private int letIn(UUID id) {
        return locked(id)
                .map(found -> {
                    settle(found.wave());
                    var room = room(found.wave());
                    return room == 0 ? 0 : letIn(found, room);
                })
                .orElse(0);
    }

    private Optional<Locked> locked(UUID id) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new Locked(Waves.wave(row), (Instant) row[14]));
    }

    private void settle(Wave wave) {
        // In statements of their own: what a mail or a check had written before it let go of a row is seen.
        var held = session.createNativeQuery(HELD, UUID.class)
                .setParameter("wave", wave.id())
                .getResultList()
                .toArray(UUID[]::new);
        if (held.length == 0) {
            return;
        }
        session.createNativeMutationQuery(MAILED)
                .setParameter("held", held, UUID[].class)
                .setParameter("now", clock.instant())
                .executeUpdate();
        var unfenced = sql.unfenced();
        unfenced.in(session.createNativeMutationQuery(GIVE_BACK.replace("{unfenced}", unfenced.sql())))
                .setParameter("held", held, UUID[].class)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private int room(Wave wave) {
        var used = session.createNativeQuery(wave.perDay() == null ? WAITING : USED, Long.class)
                .setParameter("wave", wave.id());
        if (wave.perDay() != null) {
            used.setParameter("today", sql.today(wave.application()));
        }
        return (int) Math.max(0, (wave.perDay() == null ? MOST : wave.perDay()) - used.getSingleResult());
    }

    private int letIn(Locked locked, int room) {
        var now = clock.instant();
        var dry = Optional.ofNullable(locked.drySince())
                .filter(since -> since.plus(DRY).isAfter(now) && !since.isAfter(now));
        var wave = locked.wave();
        var let = letIn(wave, room, dry.map(since -> since.minus(MARGIN)).orElse(Instant.EPOCH));
        if (dry.isEmpty()) {
            noteDry(wave, let < room ? now : null);
        }
        return let;
    }

    private int letIn(Wave wave, int room, Instant since) {
        var matches = sql.matches(wave);
        var unfenced = sql.unfenced();
        var statement = LET_IN.replace("{matches}", matches.sql())
                .replace("{unfenced}", unfenced.sql())
                .replace("{room}", String.valueOf(room));
        var query = session.createNativeMutationQuery(statement)
                .setParameter("application", wave.application())
                .setParameter("wave", wave.id())
                .setParameter("actor", "wave " + wave.number())
                .setParameter("now", clock.instant(), Instant.class)
                .setParameter("since", since, Instant.class);
        return unfenced.in(matches.in(query)).executeUpdate();
    }

    private void noteDry(Wave wave, @Nullable Instant since) {
        session.createNativeMutationQuery("update wave set dry_since = :since where id = :id")
                .setParameter("since", since, Instant.class)
                .setParameter("id", wave.id())
                .executeUpdate();
    }
}
