package org.consentcourier.outreach;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.LastReminders;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Extra reminders that IT asks for: they go out as soon as the gates allow, and take no place in the ladder. */
@ApplicationScoped
public class Nudges {

    /** Steps from here on are nudges; those of the ladder and the last notice are below. */
    static final int STEPS = LastReminders.STEPS_BY_HAND;

    private static final int AT_A_TIME = 500;

    /** Nobody else changes them or orders a mail for them meanwhile. */
    private static final String LOCK =
            "select id from consent_request where id = any(:ids) order by id for no key update";

    private static final String LOOK = """
            select request.id, request.application, request.round, person.email,
                case when request.status not in ('PENDING', 'REVOKED') then 'NOT_ASKED'
                    when mail.undeliverable then 'UNDELIVERABLE'
                    when not mail.invited then 'NOT_INVITED'
                    when request.activation_pending then 'NOT_ACTIVATED'
                    when exists (select 1 from open_question q where q.request_id = request.id and q.answered_at is null)
                        then 'QUESTION'
                    when mail.queued then 'QUEUED'
                    when mail.last > :since then 'COOLDOWN' end,
                mail.step
            from consent_request request join person on person.id = request.person_id
            cross join lateral (
                select coalesce(bool_or(step = 0 and status in ('SENT', 'UNKNOWN')), false) as invited,
                    coalesce(bool_or(status = 'UNDELIVERABLE' and recipient = person.email), false) as undeliverable,
                    coalesce(bool_or(status in ('QUEUED', 'SENDING', 'DEFERRED', 'RENDER_FAILED')), false) as queued,
                    max(coalesce(sent_at, created_at)) filter (where status in ('SENT', 'UNKNOWN')) as last,
                    greatest(max(step), :steps) as step
                from delivery where request_id = request.id and round = request.round) mail
            where request.id = any(:ids) order by request.id""";

    private static final String NOTE = """
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note)
            select id, round, :at, status, status, :by, 'nudged' from consent_request where id = any(:ids)""";

    private final ConsentViews consents;
    private final Outbox outbox;
    private final Session session;
    private final AuditTrail audit;
    private final Duration cooldown;
    private final Clock clock;

    Nudges(
            ConsentViews consents,
            Outbox outbox,
            Session session,
            AuditTrail audit,
            OutreachConfig config,
            Clock clock) {
        this.consents = consents;
        this.outbox = outbox;
        this.session = session;
        this.audit = audit;
        this.cooldown = config.nudgeCooldown();
        this.clock = clock;
    }

    /**
     * What became of a wish to nudge, or in a dry run would.
     *
     * @param people how many the wish was about
     * @param nudged how many get a mail
     * @param not how many do not, by the reason; reasons of nobody are absent
     */
    public record Result(long people, long nudged, Map<NotNudged, Long> not, boolean dryRun) {}

    private record Look(
            UUID id,
            String application,
            int round,
            String email,
            @Nullable NotNudged not,
            int step) {}

    /**
     * Nudges whoever matches and may be; page by page, each in a transaction of its own, so that answers which come in
     * meanwhile wait for a few rows and not for all.
     */
    public Result nudge(ConsentFilter filter, boolean dryRun, String by) {
        var not = new EnumMap<NotNudged, Long>(NotNudged.class);
        var people = 0L;
        var nudged = 0L;
        var page = consents.list(filter, null, AT_A_TIME);
        while (!page.isEmpty()) {
            var ids = page.stream().map(ConsentRow::id).toList();
            for (var look : QuarkusTransaction.requiringNew().call(() -> nudge(ids, dryRun, by))) {
                people++;
                if (look.not() == null) {
                    nudged++;
                } else {
                    not.merge(look.not(), 1L, Long::sum);
                }
            }
            page = consents.list(filter, page.getLast().id(), AT_A_TIME);
        }
        if (!dryRun) {
            var detail = "%,d of %,d of %s".formatted(nudged, people, words(filter));
            QuarkusTransaction.requiringNew().run(() -> audit.record(by, "nudged many", "consents", detail));
        }
        return new Result(people, nudged, not, dryRun);
    }

    /** What would become of a nudge of each of these; nothing where they would get a mail. */
    public Map<UUID, Optional<NotNudged>> outlook(Collection<UUID> ids) {
        var looks = QuarkusTransaction.requiringNew().call(() -> look(ids));
        return looks.stream().collect(Collectors.toMap(Look::id, look -> Optional.ofNullable(look.not())));
    }

    /** Why one would get no nudge now; empty: they would. The request must be there. */
    public Optional<NotNudged> refusal(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Optional.ofNullable(look(List.of(id)).getFirst().not()));
    }

    /** Nudges one; empty: a mail is on its way. The request must be there. */
    public Optional<NotNudged> nudge(UUID id, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var not =
                    Optional.ofNullable(nudge(List.of(id), false, by).getFirst().not());
            if (not.isEmpty()) {
                audit.record(by, "nudged", "request " + id, "");
            }
            return not;
        });
    }

    private List<Look> nudge(Collection<UUID> ids, boolean dryRun, String by) {
        if (dryRun) {
            return look(ids);
        }
        session.createNativeQuery(LOCK, UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                .getResultList();
        var looks = look(ids);
        var nudged = looks.stream().filter(look -> look.not() == null).toList();
        outbox.enqueueNew(nudged.stream().map(this::order).toList());
        session.createNativeMutationQuery(NOTE)
                .setParameter("ids", nudged.stream().map(Look::id).toArray(UUID[]::new), UUID[].class)
                .setParameter("at", clock.instant())
                .setParameter("by", by)
                .executeUpdate();
        return looks;
    }

    private Order order(Look look) {
        return Order.forRequest(
                DeliveryKind.REMINDER,
                look.application(),
                look.id(),
                look.round(),
                look.step() + 1,
                look.email(),
                clock.instant());
    }

    private List<Look> look(Collection<UUID> ids) {
        return session.createNativeQuery(LOOK, Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                .setParameter("since", clock.instant().minus(cooldown), Instant.class)
                .setParameter("steps", STEPS)
                .getResultStream()
                .map(row -> new Look(
                        (UUID) row[0],
                        (String) row[1],
                        (int) row[2],
                        (String) row[3],
                        row[4] == null ? null : NotNudged.valueOf((String) row[4]),
                        (int) row[5]))
                .toList();
    }

    private static String words(ConsentFilter filter) {
        return filter.application() == null ? "all applications" : "application " + filter.application();
    }
}
