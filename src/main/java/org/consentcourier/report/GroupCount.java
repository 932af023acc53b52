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

    /**
     * What somebody had before counts for the group they were in then; of old lines nobody knows it, so they have not moved. Those
     * alike in everything are taken together first: that leaves little to look at from all sides.
     */
    private static final String GROUPS = """
            with alike as materialized (
                select coalesce(line.application, before.application) as application, %1$s as standing, %2$s as standing_before,
                    line.department, coalesce(before.department, line.department, '') as department_before,
                    line.country, coalesce(before.country, line.country, '') as country_before,
                    line.domain, before.domain as domain_before,
                    count(*) as people, count(line.problem) as late, count(*) filter (where line.undeliverable) as undeliverable,
                    count(*) filter (where line.status <> 'GRANTED' and line.cause is not null) as stuck
                %3$s group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
            grouped as materialized (
                select alike.*, dimension.* from alike cross join lateral (values
                    ('TOTAL', '', ''), ('DEPARTMENT', department, department_before), ('COUNTRY', country, country_before),
                    ('DOMAIN', domain, domain_before)) dimension (name, value, value_before)),
            number as (
                select application, name, coalesce(value, '') as value,
                    sum(people) filter (where standing = 'DONE') as done,
                    sum(people) filter (where standing = 'MISSING') as missing,
                    sum(people) filter (where standing = 'EXEMPT') as exempt,
                    sum(late) as late, sum(undeliverable) as undeliverable, sum(stuck) as stuck,
                    sum(people) filter (where standing = 'DONE' and standing_before <> 'DONE') as newly_granted,
                    sum(people) filter (where standing <> 'DONE' and standing_before = 'DONE') as revoked,
                    sum(people) filter (where standing <> 'EXEMPT' and standing_before = 'ABSENT') as joined,
                    sum(people) filter (where standing = 'EXEMPT' and standing_before in ('DONE', 'MISSING')) as exempted,
                    sum(people) filter (where standing <> 'EXEMPT' and standing_before = 'EXEMPT') as back,
                    0 as left_people, 0 as left_done,
                    sum(people) filter (where value <> value_before and standing_before in ('DONE', 'MISSING')) as moved_in_people,
                    sum(people) filter (where value <> value_before and standing_before = 'DONE') as moved_in_done,
                    0 as moved_out_people, 0 as moved_out_done
                from grouped where standing <> 'ABSENT' group by 1, 2, 3
                union all
                select application, name, coalesce(value_before, ''), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                    sum(people) filter (where standing = 'ABSENT' and standing_before <> 'EXEMPT'),
                    sum(people) filter (where standing = 'ABSENT' and standing_before = 'DONE'),
                    0, 0,
                    sum(people) filter (where standing <> 'ABSENT' and standing_before <> 'EXEMPT'),
                    sum(people) filter (where standing <> 'ABSENT' and standing_before = 'DONE')
                from grouped where standing_before <> 'ABSENT' and (standing = 'ABSENT' or value <> value_before)
                group by 1, 2, 3)
            insert into report_number (period, application, dimension, value, %4$s)
            select :period, application, name, value, %5$s from number group by 2, 3, 4""".formatted(
                    Counting.standing("line"), Counting.standing("before"), Counting.PAIRS, Count.COLUMNS, Count.SUMS);

    /** Of who is missing only: how long they have been in their state, from so many days on, and why they are late. */
    private static final String OF_THE_MISSING = """
            insert into report_number (period, application, dimension, value, %s)
            select :period, line.application, dimension.name, dimension.value, %s
            from report_line line
            join report_snapshot snapshot on snapshot.period = line.period
            cross join lateral (select cast(snapshot.taken_at at time zone coalesce(snapshot.zone, :zone) as date)
                - cast(line.status_since at time zone coalesce(snapshot.zone, :zone) as date) as days) age
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
