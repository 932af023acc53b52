package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.consentcourier.roster.RosterImport.Counts;
import org.hibernate.Session;

/**
 * Compares the staged rows of a file with the roster, in a few statements, whatever their number: by User ID, then by
 * e-mail. It writes temporary tables only: {@code turned_down}, {@code choice} and {@code diff}.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RosterDiff {

    private static final List<String> TABLES = List.of("""
            create temporary table turned_down (line bigint not null, kind text not null, other bigint not null)
            on commit drop""", """
            create temporary table choice (
                line bigint not null, user_id uuid not null, membership text not null, detail text not null)
            on commit drop""");

    /** One User ID has one address. Its rows for several accounts are one user; the row that is not closed speaks. */
    private static final String SAME_USER_ID = """
            insert into turned_down
            select line, case when contradicts then 'CONFLICT' when account is distinct from kept_account then 'MERGED'
                else 'DUPLICATE' end, case when line = first_line then last_line else first_line end
            from (
                select line, account, first_value(line) over best as kept_line, first_value(account) over best as kept_account,
                    min(line) over same as first_line, max(line) over same as last_line,
                    min(email_key) over same <> max(email_key) over same as contradicts
                from staging
                where user_id in (select user_id from staging where user_id is not null group by user_id having count(*) > 1)
                window same as (partition by user_id), best as (partition by user_id order by is_over, line)) repeated
            where contradicts or line <> kept_line""";

    /** Rows of one address: living users to choose from, else whichever says most. */
    private static final String SAME_EMAIL = """
            create temporary table same_email on commit drop as
            with rest as (
                select line, email_key, user_id, is_over, user_id is not null and not is_over as living, account, membership,
                    concat_ws(' ', first_name, last_name) as name
                from staging where not exists (select 1 from turned_down where turned_down.line = staging.line))
            select line, user_id, is_over, living, account, membership, name,
                first_value(line) over best as kept_line, count(*) filter (where living) over same as users
            from rest where email_key in (select email_key from rest group by email_key having count(*) > 1)
            window same as (partition by email_key),
                best as (partition by email_key order by living desc, is_over, line)""";

    private static final String REPEATED_EMAIL = """
            insert into turned_down
            select line, case when living or is_over then 'MERGED' else 'DUPLICATE' end, kept_line
            from same_email where line <> kept_line""";

    private static final String CHOICES = """
            insert into choice
            select kept_line, user_id, membership, concat_ws(', ', nullif(name, ''), 'account ' || account,
                case membership when 'ACTIVATION_REQUIRED' then 'not activated' when 'ACTIVATION_SENT' then 'not activated' end)
            from same_email where users > 1 and living""";

    private static final List<String> REPETITIONS = List.of(SAME_USER_ID, SAME_EMAIL, REPEATED_EMAIL, CHOICES);

    /**
     * By User ID; it moves who comes with another address than the known one. The row of a closed user gives way to a living
     * one that has the person's address.
     */
    private static final String MATCHED = """
            create temporary table matched on commit drop as
            select s.line, s.email_key, p.id as person_id, p.email_key <> s.email_key and not s.is_over as moves,
                identity.user_id as old_user_id, identity.membership as old_membership
            from staging s
            join docusign_identity identity on identity.environment = :environment and identity.user_id = s.user_id
            join person p on p.id = identity.person_id
            where not exists (select 1 from turned_down where turned_down.line = s.line)
                and not (s.is_over and p.email_key <> s.email_key
                    and p.email_key in (select email_key from staging where not is_over))""";

    /** A User ID of one person with the address of another, who keeps it. */
    private static final String CONFLICTS = """
            with conflict as (
                delete from matched using person
                where matched.moves and person.email_key = matched.email_key
                    and not exists (select 1 from matched moving where moving.moves and moving.person_id = person.id)
                returning matched.line)
            insert into turned_down select line, 'CONFLICT', 0 from conflict""";

    /** A closed user of the address is not the person who has another User ID. Few rows remain to be looked for, as a rule. */
    private static final String MATCHED_BY_EMAIL = """
            with rest as materialized (
                select line, email_key, user_id, is_over from staging s
                where not exists (select 1 from matched where matched.line = s.line)
                    and not exists (select 1 from turned_down where turned_down.line = s.line))
            insert into matched
            select s.line, s.email_key, p.id, false, identity.user_id, identity.membership
            from rest s join person p on p.email_key = s.email_key
            left join docusign_identity identity on identity.person_id = p.id and identity.environment = :environment
            where (not s.is_over or s.user_id is null or identity.user_id is null)
                and not exists (select 1 from matched where matched.person_id = p.id)""";

    private static final String DIFF = """
            create temporary table diff on commit drop as
            select s.line, coalesce(p.id, %s) as person_id, p.id is null as fresh, several.line is not null as several,
                case
                    when s.is_over and p.rosters && cast(:rosters as text[]) then 'LEAVING'
                    when s.is_over then 'CLOSED'
                    when p.id is null or not p.rosters && cast(:rosters as text[]) then 'ADDED'
                    when p.email <> s.email or not p.rosters @> cast(:rosters as text[]) or %s
                        or (several.line is null and s.user_id is not null and s.user_id is distinct from matched.old_user_id)
                        or (several.line is not null and matched.old_user_id is not null and in_use.line is null)
                        or (in_use.line is null and several.is_news)
                        or (coalesce(in_use.membership, s.membership) <> 'UNTOLD'
                            and matched.old_membership <> coalesce(in_use.membership, s.membership))
                    then 'UPDATED'
                    else 'UNCHANGED' end as change,
                -- The User ID from now on: null where it is not told, or has to be chosen.
                case when several.line is null then coalesce(s.user_id, matched.old_user_id)
                    when in_use.line is not null then matched.old_user_id end as user_id,
                matched.old_user_id,
                coalesce(matched.old_membership in ('ACTIVATION_REQUIRED', 'ACTIVATION_SENT'), false) as was_waiting,
                coalesce(in_use.membership, s.membership) as membership, s.email_key,
                nullif(coalesce(s.manager_email, p.manager_email), '') as manager
            from staging s
            left join matched on matched.line = s.line
            left join person p on p.id = matched.person_id
            left join (
                select choice.line, bool_or(candidate.user_id is null) as is_news
                from choice left join matched using (line)
                left join user_id_candidate candidate on candidate.environment = :environment
                    and candidate.person_id = matched.person_id and candidate.user_id = choice.user_id
                group by choice.line) several on several.line = s.line
            left join choice in_use on in_use.line = s.line and in_use.user_id = matched.old_user_id
            where not exists (select 1 from turned_down where turned_down.line = s.line)""".formatted(BulkIds.SQL.formatted(":prefix", "s.line"), PersonColumns.DIFFER);

    /**
     * Who is named by rows that were not taken. Of some only a name can be read: whoever has it stays, rather than to leave by
     * mistake.
     */
    private static final String PRESENT = """
            create temporary table present on commit drop as
            select email_key, user_id, null as name from staging join turned_down using (line)
            union all select email_key, user_id, name from bad""";

    /** Names as they are compared here: without case, spaces and accents, however these are written. */
    private static final String NAME = "lower(regexp_replace(normalize(%s, NFKD), '[\\s\\u0300-\\u036f]', '', 'g'))";

    private static final String ABSENT =
            """
            insert into diff
            select null, p.id, false, false, 'LEAVING', null, null, false, null, null, null from person p
            where p.rosters && cast(:rosters as text[])
                and not exists (select 1 from diff where diff.person_id = p.id)
                and not exists (select 1 from present where present.email_key = p.email_key)
                and not exists (select 1 from present join docusign_identity identity
                    on identity.user_id = present.user_id and identity.environment = :environment
                    where identity.person_id = p.id)
                and not exists (select 1 from present where %s = %s)""".formatted(NAME.formatted("present.name"), NAME.formatted("concat(p.first_name, p.last_name)"));

    private static final String COUNTS = """
            select change, count(*) from diff group by change
            union all select 'RETURNING', count(*) from diff where change = 'ADDED' and not fresh
            union all select kind, count(*) from turned_down group by kind
            union all select 'REJECTED', count(*) from bad""";

    private static final String KNOWN = "select count(*) from person where rosters && cast(:rosters as text[])";

    /** Requests that would begin anew with a User ID, or whose user is activated: each gets a mail, unless a check finds consent. */
    private static final String MAILS = """
            select cast(coalesce(sum(case
                when diff.fresh then cardinality(cast(:rosters as text[]))
                when diff.user_id is distinct from diff.old_user_id
                    or (diff.was_waiting and diff.membership <> 'UNTOLD') then (
                    select count(*) from unnest(cast(:siblings as text[])) key
                    where key = any(cast(:rosters as text[])) or key = any(person.rosters))
                else (select count(*) from unnest(cast(:rosters as text[])) key where not key = any(person.rosters)) end), 0) as bigint)
            from diff left join person on person.id = diff.person_id
            where diff.change in ('ADDED', 'UPDATED') and diff.user_id is not null
                and diff.membership not in ('ACTIVATION_REQUIRED', 'ACTIVATION_SENT')""";

    private final Session session;
    private final Clock clock;

    RosterDiff(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** How the roster would change; {@code known} persons stand on these rosters now, {@code returning} are known of old. */
    record Difference(Counts counts, int returning, int known, int mails) {

        /** Whether any person is changed who is known already. */
        boolean changesTheKnown() {
            return counts.updated() + counts.leaving() + returning > 0;
        }

        /** Persons on these rosters about whom the file says nothing. */
        int others() {
            return known - counts.unchanged() - counts.updated() - counts.leaving();
        }

        boolean changesAnything() {
            return counts.added() + counts.updated() + counts.leaving() > 0;
        }
    }

    /** Compares; to be called once in a transaction, after {@link Staging} and {@link Rejecting} are closed, with the roster locked. */
    Difference compare(ImportScope scope, boolean mayRepeat) {
        TABLES.forEach(sql -> run(scope, sql));
        // What is known of the tables may be hours old, and a plan made for small ones takes minutes on large ones.
        // This
        // holds for those too who follow the change in the same transaction.
        run(scope, "set local enable_nestloop = off");
        run(scope, "set local enable_mergejoin = off");
        run(scope, "set local work_mem = '64MB'");
        if (mayRepeat) {
            REPETITIONS.forEach(sql -> run(scope, sql));
        }
        run(scope, MATCHED);
        // Who turns out to stay keeps an address that others counted on, so that more of them may conflict.
        var conflicts = run(scope, CONFLICTS);
        while (conflicts > 0) {
            conflicts = run(scope, CONFLICTS);
        }
        run(scope, MATCHED_BY_EMAIL);
        // Without knowing that these are small the comparison takes them for larger than the file.
        run(scope, "analyze turned_down");
        run(scope, "analyze choice");
        run(scope, "analyze matched (line)");
        scope.in(session, DIFF)
                .setParameter("prefix", BulkIds.prefix(clock.instant()))
                .executeUpdate();
        if (scope.full()) {
            run(scope, PRESENT);
            run(scope, ABSENT);
        }
        var numbers = numbers();
        var counts = counts(numbers);
        var mails = counts.added() + counts.updated() == 0 ? 0 : number(scope, MAILS);
        return new Difference(counts, numbers.getOrDefault("RETURNING", 0), number(scope, KNOWN), mails);
    }

    private Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        session.createNativeQuery(COUNTS, Object[].class)
                .getResultStream()
                .forEach(row -> numbers.merge((String) row[0], ((Number) row[1]).intValue(), Integer::sum));
        return numbers;
    }

    private static Counts counts(Map<String, Integer> numbers) {
        ToIntFunction<String> of = kind -> numbers.getOrDefault(kind, 0);
        return new Counts(
                of.applyAsInt("ADDED"),
                of.applyAsInt("UPDATED"),
                of.applyAsInt("UNCHANGED"),
                of.applyAsInt("LEAVING"),
                of.applyAsInt("REJECTED"),
                of.applyAsInt("DUPLICATE") + of.applyAsInt("MERGED"),
                of.applyAsInt("CONFLICT"),
                of.applyAsInt("CLOSED"));
    }

    private int number(ImportScope scope, String sql) {
        var query = session.createNativeQuery(sql, Long.class);
        scope.parameters(sql).forEach(query::setParameter);
        return query.getSingleResult().intValue();
    }

    private int run(ImportScope scope, String sql) {
        return scope.in(session, sql).executeUpdate();
    }
}
