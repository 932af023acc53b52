package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.MailsToCome;
import org.consentcourier.report.ReportRecipients.Told;
import org.consentcourier.roster.Managers;
import org.consentcourier.roster.RosterConfig;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The reports of the periods to come, to those who would be told if their people were as they are now. */
@ApplicationScoped
class ReportsToCome implements MailsToCome {

    /** As {@link ReportOrders} finds them, once nobody's state changes any more. */
    private static final String MANAGERS = """
            with recursive told (manager) as (
                select distinct %s as manager
                from consent_request request
                join application_state state on state.application = request.application and state.run_state = 'STARTED'
                join person on person.id = request.person_id
                left join person boss on boss.email_key = person.manager_email
                where request.status not in ('LEFT', 'EXEMPT', 'GRANTED')
                union
                select person.manager_email from told
                join person on person.email_key = told.manager and person.rosters <> '{}'
                    and person.manager_email <> person.email_key
                where not exists (select 1 from person gone where gone.email_key = person.manager_email and gone.rosters = '{}'))
            select told.manager, owner.time_zone from told
            left join person owner on owner.email_key = told.manager
            where told.manager is not null order by told.manager""".formatted(Managers.REPORTED_TO);

    /** Periods that began before have nothing to tell. */
    private static final String BEGUN =
            "select least((select min(opened_at) from consent_request), (select min(at) from consent_event))";

    private final Session session;
    private final ReportPeriods periods;
    private final ReportRecipients recipients;
    private final ReportsConfig config;
    private final @Nullable String fallbackOwner;

    ReportsToCome(
            Session session,
            ReportPeriods periods,
            ReportRecipients recipients,
            ReportsConfig config,
            RosterConfig roster) {
        this.session = session;
        this.periods = periods;
        this.recipients = recipients;
        this.config = config;
        this.fallbackOwner = roster.fallbackOwner()
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    @Override
    @Transactional
    public List<ToCome> between(Instant from, Instant until) {
        if (!config.enabled() || config.period().compareTo(Duration.ofDays(1)) < 0) {
            return List.of();
        }
        var told = session.createNativeQuery(MANAGERS, Object[].class)
                .setParameter("fallback", fallbackOwner, String.class)
                .getResultStream()
                .map(manager -> new Told((String) manager[0], zone(manager[1])))
                .toList();
        var departure = Departure.of(config);
        return begins(from, until).stream()
                .flatMap(period -> recipients.of(period, told, departure).stream())
                .map(mail -> new ToCome(DeliveryKind.WEEKLY_REPORT, mail.recipient(), mail.dueAt()))
                .filter(mail -> mail.dueAt().isBefore(until))
                .toList();
    }

    private static @Nullable ZoneId zone(@Nullable Object written) {
        return written == null ? null : ZoneId.of((String) written);
    }

    /** Of which a snapshot is to come. */
    private List<ReportPeriod> begins(Instant from, Instant until) {
        var taken = periods.newestFirst().stream().map(ReportPeriod::startsAt).findFirst();
        var begun = session.createNativeQuery(BEGUN, Instant.class)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
        var due = new LinkedHashMap<String, ReportPeriod>();
        var last = day(until);
        for (var day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            var at = day.equals(day(from))
                    ? from
                    : day.atStartOfDay(config.zone()).toInstant();
            var period = Period.at(at, config.period(), config.weekday(), config.zone());
            if (taken.filter(newest -> !newest.isBefore(period.startsAt())).isEmpty()
                    && begun.filter(first -> !first.isAfter(period.startsAt())).isPresent()) {
                due.putIfAbsent(period.key(), new ReportPeriod(period.key(), null, period.startsAt(), at));
            }
        }
        return List.copyOf(due.values());
    }

    private LocalDate day(Instant at) {
        return at.atZone(config.zone()).toLocalDate();
    }
}
