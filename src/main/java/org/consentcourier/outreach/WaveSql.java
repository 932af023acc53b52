package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.consentcourier.delivery.OnlyTo;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.mail.MailConfig;
import org.hibernate.query.CommonQueryContract;

/** What waves ask the database in common: who is of a wave, who is within the fence of a pilot, and when a day begins. */
@ApplicationScoped
class WaveSql {

    private final OnlyTo onlyTo;
    private final Function<String, ZoneId> zones;
    private final Clock clock;

    @Inject
    WaveSql(MailConfig mail, SendingRules sending, Clock clock) {
        this(mail, sending::zone, clock);
    }

    /** By hand; {@code zones} tells whose days an application counts. */
    WaveSql(MailConfig mail, Function<String, ZoneId> zones, Clock clock) {
        this.onlyTo = OnlyTo.of(mail.onlyTo().orElse(List.of()));
        this.zones = zones;
        this.clock = clock;
    }

    /** A condition over rows called {@code person}, with its parameters. */
    record Condition(String sql, Map<String, Object> parameters) {

        <Q extends CommonQueryContract> Q in(Q query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }

    /** Who is of that wave. */
    Condition matches(Wave wave) {
        var filter = wave.filter();
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (filter.department() != null) {
            conditions.add("lower(person.department) = lower(:department)");
            parameters.put("department", filter.department());
        }
        if (filter.domain() != null) {
            conditions.add("split_part(person.email_key, '@', -1) = :domain");
            parameters.put("domain", filter.domain());
        }
        if (filter.manager() != null) {
            conditions.add("person.manager_email = :manager");
            parameters.put("manager", filter.manager());
        }
        if (!filter.addresses().isEmpty()) {
            conditions.add("person.email_key in (select email_key from wave_address where wave_id = :listed)");
            parameters.put("listed", wave.id());
        }
        if (filter.importId() != null) {
            conditions.add("person.id in (select person_id from wave_person where wave_id = :imported)");
            parameters.put("imported", wave.id());
        }
        return new Condition(conditions.isEmpty() ? "true" : String.join(" and ", conditions), parameters);
    }

    /** To whom courier.mail.only-to lets mail leave. */
    Condition unfenced() {
        return onlyTo.addresses().isEmpty() && onlyTo.domains().isEmpty()
                ? new Condition("true", Map.of())
                : new Condition(
                        "(person.email_key = any(:addresses) or split_part(person.email_key, '@', -1) = any(:domains))",
                        Map.of(
                                "addresses",
                                onlyTo.addresses().toArray(String[]::new),
                                "domains",
                                onlyTo.domains().toArray(String[]::new)));
    }

    /** When the day of an application began by which its invitations are counted. */
    Instant today(String application) {
        var zone = zones.apply(application);
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
