package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Counts where the people of a wave stand, in one look at them all. */
@ApplicationScoped
@Transactional
class WaveCounts {

    private static final String COUNT = """
            select count(*),
                count(*) filter (where status = 'GRANTED'),
                count(*) filter (where status <> 'GRANTED' and invited),
                count(*) filter (where status in ('PENDING', 'REVOKED') and not invited),
                count(*) filter (where status = 'NEW' and not invited),
                count(*) filter (where status in ('PENDING', 'REVOKED', 'NEW') and not invited and not unfenced),
                count(*) filter (where wave_id = :wave and wave_mailed_at is not null),
                count(*) filter (where wave_id = :wave and wave_mailed_at >= :today)
            from (
                select request.status, request.wave_id, request.wave_mailed_at, mail.id is not null as invited, {unfenced} as unfenced
                from consent_request request join person on person.id = request.person_id
                left join delivery mail on mail.request_id = request.id and mail.round = request.round and mail.step = 0
                    and mail.status in ('SENDING', 'SENT', 'UNKNOWN')
                where request.application = :application and request.status not in ('EXEMPT', 'LEFT') and {matches}) one""";

    private final Session session;
    private final WaveSql sql;

    WaveCounts(Session session, WaveSql sql) {
        this.session = session;
        this.sql = sql;
    }

    WaveNumbers of(Wave wave) {
        var matches = sql.matches(wave);
        var unfenced = sql.unfenced();
        var query = session.createNativeQuery(
                        COUNT.replace("{unfenced}", unfenced.sql()).replace("{matches}", matches.sql()), Object[].class)
                .setParameter("application", wave.application())
                .setParameter("wave", wave.id())
                .setParameter("today", sql.today(wave.application()));
        var row = unfenced.in(matches.in(query)).getSingleResult();
        return new WaveNumbers(
                (long) row[0],
                (long) row[1],
                (long) row[2],
                (long) row[3],
                (long) row[4],
                (long) row[5],
                (long) row[6],
                (long) row[7],
                days((long) row[3] + (long) row[4] - (long) row[5], wave.perDay()));
    }

    private static @Nullable Long days(long rest, @Nullable Integer perDay) {
        return perDay == null ? null : Math.ceilDiv(rest, perDay);
    }
}
