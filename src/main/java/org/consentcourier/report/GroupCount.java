package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Adds up a snapshot for the report about everybody: in all, by department, country and domain, by age and by problem. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class GroupCount {

    /** What somebody had before counts for the group they were in then; of old lines nobody knows it, so they have not moved. */
    private static final String GROUPS = """
            with pair as materialized (
                select coalesce(line.application, before.application) as application, line.request_id is not null as is_there,
                    before.request_id is not null as was_there, line.status, before.status as status_before,
                    line.problem, line.undeliverable, line.cause,
                    line.department, coalesce(before.department, line.department, '') as department_before,
                    line.country, coalesce(before.country, line.country, '') as country_before,
                    line.domain, before.domain as domain_before
                from (select * from report_line where period = :period) line
                full join (select * from report_line where period = :previous) before on before.request_id = line.request_id),
            grouped as materialized (
                select pair.*, dimension.* from pair cross join lateral (values
                    ('TOTAL', '', ''), ('DEPARTMENT', department, department_before), ('COUNTRY', country, country_before),
                    ('DOMAIN', domain, domain_before)) dimension (name, value, value_before)),
            number as (
                select application, name, coalesce(value, '') as value,
                    count(*) filter (where status = 'GRANTED') as done,
                    count(*) filter (where status not in ('GRANTED', 'EXEMPT')) as missing,
                    count(*) filter (where status = 'EXEMPT') as exempt,
                    count(problem) as late,
                    count(*) filter (where undeliverable) as undeliverable,
                    count(*) filter (where status <> 'GRANTED' and cause is not null) as stuck,
                    count(*) filter (where status = 'GRANTED' and status_before is distinct from 'GRANTED') as newly_granted,
                    count(*) filter (where status <> 'GRANTED' and status_before = 'GRANTED') as revoked,
                    count(*) filter (where status <> 'EXEMPT' and not was_there) as joined,
                    count(*) filter (where status = 'EXEMPT' and status_before <> 'EXEMPT') as exempted,
                    count(*) filter (where status <> 'EXEMPT' and status_before = 'EXEMPT') as back,
                    0 as left_people, 0 as left_done,
                    count(*) filter (where value <> value_before and status_before <> 'EXEMPT') as moved_in_people,
                    count(*) filter (where value <> value_before and status_before = 'GRANTED') as moved_in_done,
                    0 as moved_out_people, 0 as moved_out_done
                from grouped where is_there group by 1, 2, 3
                union all
                select application, name, coalesce(value_before, ''), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                    count(*) filter (where not is_there and status_before <> 'EXEMPT'),
                    count(*) filter (where not is_there and status_before = 'GRANTED'),
                    0, 0,
                    count(*) filter (where is_there and status_before <> 'EXEMPT'),
                    count(*) filter (where is_there and status_before = 'GRANTED')
                from grouped where was_there and (not is_there or value <> value_before) group by 1, 2, 3)
            insert into report_number (period, application, dimension, value, %s)
            select :period, application, name, value, %s from number group by 2, 3, 4""".formatted(Count.COLUMNS, Count.SUMS);

    /** Of who is missing only: how long they have been in their state, from so many days on, and why they are late. */
    private static final String OF_THE_MISSING = """
            insert into report_number (period, application, dimension, value, %s)
            select :period, line.application, dimension.name, dimension.value, %s
            from report_line line
            join report_snapshot snapshot on snapshot.period = line.period
            cross join lateral (select (snapshot.taken_at at time zone coalesce(snapshot.zone, :zone))::date
                - (line.status_since at time zone coalesce(snapshot.zone, :zone))::date as days) age
            cross join lateral (values
                ('AGE', (select cast(max(bound) as text) from unnest(cast(:bounds as integer[])) bound
                    where bound <= greatest(age.days, 0))),
                ('PROBLEM', line.problem)) dimension (name, value)
            where line.period = :period and line.status not in ('GRANTED', 'EXEMPT') and dimension.value is not null
            group by 2, 3, 4""".formatted(Count.COLUMNS, Count.joined(GroupCount::ofTheMissing));

    private final Session session;
    private final ReportsConfig config;

    GroupCount(Session session, ReportsConfig config) {
        this.session = session;
        this.config = config;
    }

    void count(String period, @Nullable String previous) {
        session.createNativeMutationQuery(GROUPS)
                .setParameter("period", period, String.class)
                .setParameter("previous", previous, String.class)
                .executeUpdate();
        session.createNativeMutationQuery(OF_THE_MISSING)
                .setParameter("period", period, String.class)
                .setParameter("zone", config.zone().getId(), String.class)
                .setParameter("bounds", AgeNumbers.BOUNDS.toArray(Integer[]::new), Integer[].class)
                .executeUpdate();
    }

    private static String ofTheMissing(Count count) {
        return switch (count) {
            case MISSING -> "count(*)";
            case LATE -> "count(line.problem)";
            case UNDELIVERABLE -> "count(*) filter (where line.undeliverable)";
            case STUCK -> "count(line.cause)";
            case DONE,
                    EXEMPT,
                    NEWLY_GRANTED,
                    REVOKED,
                    JOINED,
                    EXEMPTED,
                    BACK,
                    LEFT_PEOPLE,
                    LEFT_DONE,
                    MOVED_IN_PEOPLE,
                    MOVED_IN_DONE,
                    MOVED_OUT_PEOPLE,
                    MOVED_OUT_DONE -> "0";
        };
    }
}
