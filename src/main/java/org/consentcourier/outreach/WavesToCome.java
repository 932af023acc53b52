package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.consentcourier.delivery.SendingRules;
import org.hibernate.Session;

/** Puts the waves that are running onto the track of their application, as far as they have come. */
@ApplicationScoped
class WavesToCome {

    private static final String COME = """
            select wave_id, cast(count(*) filter (where wave_mailed_at is null) as integer),
                cast(count(*) filter (where wave_mailed_at >= :today) as integer)
            from consent_request where application = :application and wave_id is not null group by wave_id""";

    private final Session session;
    private final Waves waves;
    private final WaveSql sql;
    private final SendingRules sending;

    WavesToCome(Session session, Waves waves, WaveSql sql, SendingRules sending) {
        this.session = session;
        this.waves = waves;
        this.sql = sql;
        this.sending = sending;
    }

    private record Come(int onTheWay, int mailedToday) {}

    @Transactional(TxType.REQUIRES_NEW)
    void read(Track track, Instant now, int oneIn) {
        track.wavesOnly = true;
        var come = come(track.application);
        waves.open(track.application).stream()
                .filter(wave -> wave.state() == WaveState.RUNNING)
                .forEach(wave -> {
                    var so = come.getOrDefault(wave.id(), new Come(0, 0));
                    track.waves.put(
                            wave.id(),
                            new LettingIn(
                                    Math.ceilDiv(wave.perDay() == null ? Admission.MOST : wave.perDay(), oneIn),
                                    members(wave),
                                    now.atZone(sending.zone(track.application)),
                                    so.mailedToday() / oneIn,
                                    so.onTheWay() / oneIn));
                });
    }

    private Map<UUID, Come> come(String application) {
        var come = new HashMap<UUID, Come>();
        session.createNativeQuery(COME, Object[].class)
                .setParameter("application", application)
                .setParameter("today", sql.today(application))
                .getResultStream()
                .forEach(row -> come.put((UUID) row[0], new Come((int) row[1], (int) row[2])));
        return come;
    }

    private Predicate<Someone> members(Wave wave) {
        if (wave.filter().isEverybody()) {
            return any -> true;
        }
        var matches = sql.matches(wave);
        var ids = new HashSet<>(matches.in(session.createNativeQuery("""
                                select request.id from consent_request request join person on person.id = request.person_id
                                where request.application = :application and request.let_in_at is null and\s""" + matches.sql(), UUID.class)
                        .setParameter("application", wave.application()))
                .getResultList());
        return who -> ids.contains(who.id);
    }
}
