package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.MailsToCome;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.outreach.Forecast.Basis;
import org.consentcourier.roster.Managers;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;

/** Reads all requests that mails or checks are still to come for, as they stand, with few questions to the database. */
@ApplicationScoped
class CastReader {

    private static final int FETCHED = 1_000;

    private static final String IN_PLAY = """
            request.application = any(:applications) and request.user_id is not null and not request.activation_pending
            and (request.status in ('NEW', 'PENDING', 'REVOKED') or request.check_due_at is not null)""";

    private static final String COUNT = """
            select count(*) from consent_request request
            where application = any(:applications) and user_id is not null and not activation_pending
                and status not in ('UNRESOLVED', 'EXEMPT', 'LEFT')""";

    /** The same as {@link Histories} and {@link Escalations} read for one. */
    private static final String SELECT = """
            select request.application, request.id, request.person_id, request.status, request.proven_scopes,
                request.checked_at, request.check_step, request.check_due_at, request.outreach_due_at, request.outreach_not_before,
                person.email, person.time_zone, person.country, direct.manager_email as direct_manager, above.manager_email as above_manager,
                had.first_at, had.last_reminder_at, had.reminders, had.noticed, had.undeliverable,
                on_way.kind, on_way.step, on_way.in_line_since, on_way.due_at as mail_due_at,
                exists (select 1 from open_question q where q.request_id = request.id and q.answered_at is null) as questioned,
                line.recipient as line_told, line.at as line_at, line.on_its_way,
                exists (select 1 from escalation e join delivery d on d.id = e.delivery_id
                    where e.request_id = request.id and e.round = request.round and e.level = 'OWNER' and %2$s) as owner_told,
                request.let_in_at is not null as let_in, case when request.wave_mailed_at is null then request.wave_id end as wave_on_way
            from consent_request request join person on person.id = request.person_id
            %1$s
            left join lateral (
                select min(coalesce(d.sent_at, d.created_at)) filter (where d.step = 0 and counts) as first_at,
                    max(coalesce(d.sent_at, d.created_at)) filter (where d.kind = 'REMINDER' and d.step < %4$d and counts) as last_reminder_at,
                    cast(count(*) filter (where d.kind = 'REMINDER' and d.step < %4$d and counts) as integer) as reminders,
                    coalesce(bool_or(d.kind = 'EXPIRY_NOTICE' and counts), false) as noticed,
                    coalesce(bool_or(d.status = 'UNDELIVERABLE' and d.recipient = person.email), false) as undeliverable
                from (select *, status in ('SENT', 'UNKNOWN') or cause is not distinct from 'WITHDRAWN' as counts
                    from delivery where request_id = request.id and round = request.round) d) had on true
            left join lateral (
                select kind, step, least(due_at, in_line_since) as in_line_since, due_at from delivery
                where request_id = request.id and round = request.round
                    and status in ('QUEUED', 'DEFERRED', 'SENDING', 'RENDER_FAILED')
                order by created_at limit 1) on_way on true
            left join lateral (
                select d.recipient, coalesce(d.sent_at, d.created_at) as at,
                    d.sent_at is null and d.status in ('QUEUED', 'SENDING', 'DEFERRED', 'RENDER_FAILED') as on_its_way
                from escalation e join delivery d on d.id = e.delivery_id
                where e.request_id = request.id and e.round = request.round and e.level = 'LINE' and %2$s) line on true
            where %3$s and (:oneIn = 1 or mod(abs(hashtext(cast(person.id as text))), :oneIn) = 0)""".formatted(Managers.SUPERIORS, Escalations.IS_TOLD, IN_PLAY, Nudges.STEPS);

    /** Digests that have not left. */
    private static final String DIGESTS = """
            select d.id, d.application, d.recipient, least(d.due_at, d.in_line_since), d.due_at,
                d.status <> 'SENDING' and not d.may_have_arrived, e.request_id, e.level, request.application
            from delivery d join escalation e on e.delivery_id = d.id join consent_request request on request.id = e.request_id
            where d.kind = 'ESCALATION' and d.status in ('QUEUED', 'DEFERRED', 'SENDING') and d.application = any(:applications)
            order by d.created_at, d.id, e.request_id""";

    /** As {@code MailDays} counts them. */
    private static final String MAILED = """
            select person_id, cast(mail_day as text) from delivery
            where person_id is not null and mail_day >= :since
                and (may_have_arrived or status in ('SENDING', 'SENT', 'UNKNOWN', 'DEFERRED'))
            order by mail_day""";

    /** Who was told of others lately. */
    private static final String TOLD = """
            select d.recipient, a.started_at, reader.time_zone
            from delivery d join delivery_attempt a on a.delivery_id = d.id left join person reader on reader.email_key = d.recipient
            where d.kind = 'ESCALATION' and a.started_at >= :since and (a.outcome is null or a.outcome in ('ACCEPTED', 'UNKNOWN'))""";

    private static final String ORDERED = """
            select kind, recipient, due_at from delivery
            where due_at is not null and kind = 'WEEKLY_REPORT' order by due_at, recipient""";

    private static final String PLACES =
            "select email_key, time_zone, country from person where email_key = any(:readers)";

    private final Session session;
    private final SendingRules sending;
    private final Superiors superiors;

    CastReader(Session session, SendingRules sending, Superiors superiors) {
        this.session = session;
        this.sending = sending;
        this.superiors = superiors;
    }

    /**
     * What was read beside the people, who stand on their tracks now.
     *
     * @param places where those are who would be told of others
     * @param held people of the application asked for whom nothing can be mailed at present, by reason
     */
    record Read(Map<String, SimulationRules.Place> places, Map<String, Long> held) {}

    /** How many take part. */
    @Transactional(TxType.REQUIRES_NEW)
    long count(List<Application> playing) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("applications", keys(playing), String[].class)
                .getSingleResult();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Read read(List<Application> playing, Map<String, Track> tracks, Basis basis, String asked) {
        var scopes = new HashMap<String, String>();
        playing.forEach(application -> scopes.put(application.key(), application.scopes()));
        var readers = new HashSet<String>();
        var held = new TreeMap<String, Long>();
        var covered = new HashMap<UUID, Someone>();
        try (var rows = session.createNativeQuery(SELECT, Object[].class)
                .setParameter("applications", keys(playing), String[].class)
                .setParameter("oneIn", basis.oneIn())
                .setHint(HibernateHints.HINT_FETCH_SIZE, FETCHED)
                .getResultStream()) {
            rows.map(CastRow::of).forEach(row -> {
                var track = Objects.requireNonNull(tracks.get(row.application()));
                var who = enter(track, row, Objects.requireNonNull(scopes.get(row.application())));
                Stream.of(Optional.ofNullable(who.line), Optional.ofNullable(who.owner))
                        .flatMap(Optional::stream)
                        .forEach(readers::add);
                if (row.application().equals(asked) && (who.status.isAsked() || who.status == ConsentStatus.NEW)) {
                    reason(row).ifPresent(reason -> held.merge(reason, (long) basis.oneIn(), Long::sum));
                }
                if (who.told.onItsWay() || row.ownerTold()) {
                    covered.put(who.id, who);
                }
            });
        }
        digests(playing, tracks, covered);
        return new Read(places(readers), held);
    }

    /** Who was asked, or told of others, today or yesterday. */
    @Transactional(TxType.REQUIRES_NEW)
    MailedDays mailed(Instant now) {
        var mailed = new MailedDays();
        session.createNativeQuery(MAILED, Object[].class)
                .setParameter("since", now.atOffset(ZoneOffset.MIN).toLocalDate(), LocalDate.class)
                .getResultList()
                .forEach(row -> mailed.add(LocalDate.parse((String) row[1]), (UUID) row[0]));
        session.createNativeQuery(TOLD, Object[].class)
                .setParameter("since", now.minus(Duration.ofDays(2)))
                .getResultList()
                .forEach(row -> mailed.told((String) row[0])
                        .add(((Instant) row[1])
                                .atZone(sending.days(CastRow.zone((String) row[2])))
                                .toLocalDate()));
        return mailed;
    }

    /** Reports that are ordered and have not left. */
    @Transactional(TxType.REQUIRES_NEW)
    List<MailsToCome.ToCome> ordered() {
        return session.createNativeQuery(ORDERED, Object[].class)
                .getResultStream()
                .map(row -> new MailsToCome.ToCome(
                        DeliveryKind.valueOf((String) row[0]), (String) row[1], (Instant) row[2]))
                .toList();
    }

    private Someone enter(Track track, CastRow row, String scopes) {
        var fenced = !sending.allows(row.email());
        var who = new Someone(
                row.standing(scopes, sending.days(row.zone()), fenced),
                superiors
                        .toTell(row.superiors(), row.email(), EscalationLevel.LINE)
                        .orElse(null),
                superiors
                        .toTell(row.superiors(), row.email(), EscalationLevel.OWNER)
                        .orElse(null));
        who.told = told(who, row);
        who.letIn = row.letIn();
        who.letInBy = row.wave() == null ? null : track.wave(row.wave());
        track.check(who, row.checkDueAt());
        if (who.status.isAsked()) {
            who.mailWaits = row.mailKind() != null;
            track.plan(who, row.outreachDueAt());
            if (!who.held && row.mailKind() != null && row.mailDueAt() != null && row.inLineSince() != null) {
                track.order(Thought.toAsk(who, row.mailKind(), row.mailStep(), row.inLineSince())
                        .waitingUntil(row.mailDueAt()));
            }
        }
        return who;
    }

    /** As {@link Escalations#told} says it. */
    private static Told told(Someone who, CastRow row) {
        var open = EnumSet.noneOf(EscalationLevel.class);
        if (!row.ownerTold()) {
            if (who.line != null && row.lineTold() == null) {
                open.add(EscalationLevel.LINE);
            }
            if (who.owner != null && !who.owner.equals(row.lineTold())) {
                open.add(EscalationLevel.OWNER);
            }
        }
        return new Told(open, Optional.ofNullable(row.lineAt()), row.lineOnItsWay());
    }

    private Optional<String> reason(CastRow row) {
        if (row.questioned()) {
            return Optional.of("an open question");
        }
        if (row.undeliverable()) {
            return Optional.of("an address that takes no mail");
        }
        return sending.allows(row.email()) ? Optional.empty() : Optional.of("courier.mail.only-to");
    }

    private void digests(List<Application> playing, Map<String, Track> tracks, Map<UUID, Someone> covered) {
        var digests = new HashMap<UUID, Thought>();
        session.createNativeQuery(DIGESTS, Object[].class)
                .setParameter("applications", keys(playing), String[].class)
                .getResultList()
                .forEach(row -> Optional.ofNullable(covered.get((UUID) row[6])).ifPresent(who -> {
                    var track = Objects.requireNonNull(tracks.get((String) row[1]));
                    var digest = digests.computeIfAbsent((UUID) row[0], id -> {
                        var made = Thought.toTell((String) row[2], (Instant) row[3])
                                .waitingUntil((Instant) row[4]);
                        track.order(made);
                        if ((boolean) row[5]) {
                            track.gathering.putIfAbsent(made.reader, made);
                        }
                        return made;
                    });
                    digest.covered.add(new Thought.Covered(
                            Objects.requireNonNull(tracks.get((String) row[8])), who, EscalationLevel.valueOf((String)
                                    row[7])));
                }));
    }

    private Map<String, SimulationRules.Place> places(Set<String> readers) {
        var places = new HashMap<String, SimulationRules.Place>();
        session.createNativeQuery(PLACES, Object[].class)
                .setParameter("readers", readers.toArray(String[]::new), String[].class)
                .getResultStream()
                .forEach(row -> places.put(
                        (String) row[0], new SimulationRules.Place(CastRow.zone((String) row[1]), (String) row[2])));
        return places;
    }

    private static String[] keys(List<Application> applications) {
        return applications.stream().map(Application::key).toArray(String[]::new);
    }
}
