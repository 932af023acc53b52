package org.consentcourier.outreach;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.audit.AuditTrail;
import org.hibernate.Session;

/** The waves in which applications start: made, paused, resumed, and how far each is. */
@ApplicationScoped
@Transactional
public class Waves {

    private static final String SELECT = """
            select id, application, number, department, domain, manager,
                array(select email_key from wave_address where wave_id = wave.id order by email_key), import_id,
                per_day, state, state_since, state_by, created_at, created_by
            from wave\s""";

    private static final String INSERT = """
            insert into wave (id, application, number, department, domain, manager, by_address, import_id, per_day,
                state, state_since, state_by, created_at, created_by)
            select :id, :application, coalesce(max(number), 0) + 1, :department, :domain, :manager, :byAddress, :import, :perDay,
                'RUNNING', :at, :by, :at, :by
            from wave where application = :application""";

    private static final String NAMED =
            "insert into wave_address (wave_id, email_key) select :wave, unnest(cast(:addresses as text[]))";

    private static final String IMPORTED =
            "insert into wave_person (wave_id, person_id) select :wave, id from person where import_id = :import";

    /** Whose first mail was planned when everybody was let in and has not left; whoever is let in once and was mailed stays so. */
    private static final String TAKE_BACK = """
            update consent_request request set let_in_at = null, wave_id = null, version = version + 1,
                outreach_due_at = case when status in ('PENDING', 'REVOKED') then :now else outreach_due_at end
            where id = any(:ids) and let_in_at is not null and not exists (
                select 1 from delivery d where d.request_id = request.id and d.step = 0 and (
                    d.status in ('SENDING', 'SENT', 'UNKNOWN', 'UNDELIVERABLE') or d.cause = 'WITHDRAWN'))""";

    private static final String LET_IN = """
            select id from consent_request where application = :application and let_in_at is not null and id > :after
            order by id limit :many for no key update""";

    /** So many hold their rows for a moment only. */
    private static final int AT_A_TIME = 2_000;

    /** After the rows are locked, in a statement of its own: what is being sent by then is seen. */
    private static final String HELD = """
            select id from consent_request where wave_id = :wave and wave_mailed_at is null order by id for no key update""";

    private static final String GIVE_BACK = """
            update consent_request request set let_in_at = null, wave_id = null, version = version + 1,
                outreach_due_at = case when status in ('PENDING', 'REVOKED') then :now else outreach_due_at end
            where wave_id = :wave and wave_mailed_at is null and not exists (
                select 1 from delivery d where d.request_id = request.id and d.round = request.round and d.step = 0
                    and (d.status in ('SENDING', 'SENT', 'UNKNOWN', 'UNDELIVERABLE') or d.cause = 'WITHDRAWN'))""";

    private final Session session;
    private final ApplicationStates states;
    private final WaveCounts counts;
    private final AuditTrail audit;
    private final Clock clock;

    Waves(Session session, ApplicationStates states, WaveCounts counts, AuditTrail audit, Clock clock) {
        this.session = session;
        this.states = states;
        this.counts = counts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A wave and how far it is. */
    public record Progress(Wave wave, WaveNumbers numbers) {}

    /** All waves of an application, the newest first. */
    public List<Progress> of(String application) {
        return read("where application = :application order by number desc", "application", application).stream()
                .map(this::progress)
                .toList();
    }

    /** One of them. */
    public Optional<Progress> find(UUID id) {
        return read("where id = :id", "id", id).stream().findFirst().map(this::progress);
    }

    /** That which people call by this number; nothing is counted. */
    public Optional<Wave> numbered(String application, int number) {
        return read("where application = :application", "application", application).stream()
                .filter(wave -> wave.number() == number)
                .findFirst();
    }

    /** Whether any of an application is not over. */
    public boolean anyOpen(String application) {
        return !open(application).isEmpty();
    }

    /**
     * Makes a wave, and has the application let in nobody else from now on. Whose first mail was planned when everybody was let in is
     * taken back before, some at a time, while the application is paused: all at once would hold their rows for minutes.
     */
    @Transactional(TxType.NEVER)
    Progress begin(String application, WaveWish wish, String by) {
        if (!states.of(application).wavesOnly()) {
            takeBack(application);
        }
        var begun = QuarkusTransaction.requiringNew().call(() -> insertFirst(application, wish, by));
        // Outside: to count takes seconds where many are stored, and the application's row is locked.
        return QuarkusTransaction.requiringNew().call(() -> find(begun).orElseThrow());
    }

    private void takeBack(String application) {
        var some = List.of(new UUID(0, 0));
        while (!some.isEmpty()) {
            var after = some.getLast();
            some = QuarkusTransaction.requiringNew().call(() -> takeBack(application, after));
        }
    }

    private List<UUID> takeBack(String application, UUID after) {
        var ids = session.createNativeQuery(LET_IN, UUID.class)
                .setParameter("application", application)
                .setParameter("after", after)
                .setParameter("many", AT_A_TIME)
                .getResultList();
        session.createNativeMutationQuery(TAKE_BACK)
                .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                .setParameter("now", clock.instant(), Instant.class)
                .executeUpdate();
        return ids;
    }

    private UUID insertFirst(String application, WaveWish wish, String by) {
        states.lock(application); // two at once would get the same number
        var known = states.of(application);
        if (!known.wavesOnly() || known.runState() != RunState.STARTED) {
            states.startInWaves(application, by);
        }
        var id = insert(application, wish, by);
        var begun = read("where id = :id", "id", id).getFirst();
        record(begun, by, "started", detail(begun));
        return id;
    }

    /** What a wave would be; nothing of it is kept. */
    Progress imagine(String application, WaveWish wish, String by) {
        var imagined = find(insert(application, wish, by)).orElseThrow();
        QuarkusTransaction.setRollbackOnly();
        return imagined;
    }

    /** Whether so an import is known, and has changed the roster. */
    boolean isImport(UUID id) {
        return !session.createNativeQuery(
                        "select 1 from roster_import where id = :id and state = 'COMMITTED'", Object.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Lets nobody in any more, and takes back whose first mail has not left. False: it was not running. */
    public boolean pause(UUID id, String by) {
        var paused = become(id, WaveState.RUNNING, WaveState.PAUSED, by, "paused");
        if (paused) {
            giveBack(id);
        }
        return paused;
    }

    /** Ends it for good, and takes back whose first mail has not left. False: it was over. */
    public boolean end(UUID id, String by) {
        var ended = become(id, WaveState.RUNNING, WaveState.ENDED, by, "ended")
                || become(id, WaveState.PAUSED, WaveState.ENDED, by, "ended");
        if (ended) {
            giveBack(id);
        }
        return ended;
    }

    private void giveBack(UUID id) {
        session.createNativeQuery(HELD, UUID.class).setParameter("wave", id).getResultList();
        session.createNativeMutationQuery(GIVE_BACK)
                .setParameter("wave", id)
                .setParameter("now", clock.instant(), Instant.class)
                .executeUpdate();
    }

    /** Goes on letting people in. False: it was not paused. */
    public boolean resume(UUID id, String by) {
        return become(id, WaveState.PAUSED, WaveState.RUNNING, by, "resumed");
    }

    /** Everybody is let in now: no wave of the application counts any more. */
    void endAll(String application, String by) {
        for (var wave : open(application)) {
            become(wave.id(), wave.state(), WaveState.ENDED, by, "ended");
        }
    }

    /** Those of an application that are not over, the first ones first; nothing is counted. */
    List<Wave> open(String application) {
        return read(
                "where application = :application and state <> 'ENDED' order by number", "application", application);
    }

    private boolean become(UUID id, WaveState from, WaveState to, String by, String action) {
        var changed = session.createNativeMutationQuery("""
                        update wave set state = :to, state_since = :at, state_by = :by, dry_since = null
                        where id = :id and state = :from""")
                        .setParameter("to", to.name())
                        .setParameter("from", from.name())
                        .setParameter("at", clock.instant())
                        .setParameter("by", by)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
        if (changed) {
            record(read("where id = :id", "id", id).getFirst(), by, action, "");
        }
        return changed;
    }

    private void record(Wave wave, String by, String action, String detail) {
        audit.record(by, action, "wave " + wave.number() + " of application " + wave.application(), detail);
    }

    private static String detail(Wave wave) {
        return wave.filter().words() + (wave.perDay() == null ? "" : ", " + wave.perDay() + " a day");
    }

    private Progress progress(Wave wave) {
        return new Progress(wave, counts.of(wave));
    }

    private UUID insert(String application, WaveWish wish, String by) {
        var filter = wish.filter();
        requireNoneFor(application, filter); // two of the same would let in twice as many a day
        var id = UUID.randomUUID();
        session.createNativeMutationQuery(INSERT)
                .setParameter("id", id, UUID.class)
                .setParameter("application", application, String.class)
                .setParameter("department", filter.department(), String.class)
                .setParameter("domain", filter.domain(), String.class)
                .setParameter("manager", filter.manager(), String.class)
                .setParameter("byAddress", !filter.addresses().isEmpty(), Boolean.class)
                .setParameter("import", filter.importId(), UUID.class)
                .setParameter("perDay", wish.perDay(), Integer.class)
                .setParameter("at", clock.instant(), Instant.class)
                .setParameter("by", by, String.class)
                .executeUpdate();
        list(id, filter);
        return id;
    }

    private void requireNoneFor(String application, WaveFilter filter) {
        open(application).stream()
                .filter(wave -> wave.filter().isSameAs(filter))
                .findFirst()
                .ifPresent(wave -> {
                    throw new SameWave(wave.number());
                });
    }

    private void list(UUID id, WaveFilter filter) {
        if (!filter.addresses().isEmpty()) {
            session.createNativeMutationQuery(NAMED)
                    .setParameter("wave", id)
                    .setParameter("addresses", filter.addresses().toArray(String[]::new))
                    .executeUpdate();
        }
        if (filter.importId() != null) {
            session.createNativeMutationQuery(IMPORTED)
                    .setParameter("wave", id)
                    .setParameter("import", filter.importId())
                    .executeUpdate();
        }
    }

    private List<Wave> read(String which, String name, Object value) {
        return session.createNativeQuery(SELECT + which, Object[].class)
                .setParameter(name, value)
                .getResultStream()
                .map(Waves::wave)
                .toList();
    }

    static Wave wave(Object[] row) {
        return new Wave(
                (UUID) row[0],
                (String) row[1],
                (int) row[2],
                new WaveFilter(
                        (String) row[3], (String) row[4], (String) row[5], List.of((String[]) row[6]), (UUID) row[7]),
                (Integer) row[8],
                WaveState.valueOf((String) row[9]),
                (Instant) row[10],
                (String) row[11],
                (Instant) row[12],
                (String) row[13]);
    }
}
