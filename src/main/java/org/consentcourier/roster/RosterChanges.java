package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.roster.RosterDiff.Difference;
import org.consentcourier.roster.RosterImport.Counts;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What an import changed, row by row, or a dry run would change: to look at, and to undo. */
@ApplicationScoped
public class RosterChanges {

    /** Rows kept of each kind for looking at; of a committed import also all those an undo needs. */
    static final int SHOWN = 1000;

    private static final String KEEP = """
            insert into roster_change (import_id, kind, ordinal, person_id, line, email, name, before, after)
            select :importId, d.change, d.ordinal, d.person_id, d.line, coalesce(s.email, p.email),
                concat_ws(' ', nullif(coalesce(s.first_name, p.first_name), ''), nullif(coalesce(s.last_name, p.last_name), '')),
                compared.before, compared.after
            from (
                select kept.*, row_number() over (partition by change order by line nulls first, person_id) as ordinal
                from (
                    select shown.* from unnest(cast(:kinds as text[])) kind cross join lateral (
                        select * from diff where change = kind order by line nulls first, person_id limit :shown) shown
                    union
                    select * from diff
                    where cast(:all as boolean) and not fresh and change in ('ADDED', 'UPDATED', 'LEAVING')) kept) d
            left join staging s on s.line = d.line
            left join person p on p.id = d.person_id and not d.fresh
            left join docusign_identity identity on identity.person_id = p.id and identity.environment = :environment
            left join lateral (
                select jsonb_object_agg(name, old) as before, jsonb_object_agg(name, new) as after
                from (values
                    ('rosters', to_jsonb(p.rosters), to_jsonb(case when d.change = 'LEAVING'
                        then array(select key from unnest(p.rosters) key where key <> all (cast(:rosters as text[])) order by key)
                        else array(select distinct key from unnest(p.rosters || cast(:rosters as text[])) key order by key) end)),
                    ('email', to_jsonb(p.email), to_jsonb(coalesce(s.email, p.email))),
                    ('email_key', to_jsonb(p.email_key), to_jsonb(coalesce(s.email_key, p.email_key))),
                    ('user_id', to_jsonb(identity.user_id), case when d.change = 'LEAVING' then to_jsonb(identity.user_id)
                        else to_jsonb(d.user_id) end),
                    ('membership', to_jsonb(identity.membership), to_jsonb(case
                        when d.user_id is distinct from d.old_user_id then d.membership
                        else coalesce(nullif(d.membership, 'UNTOLD'), identity.membership) end)),
                    %s) field (name, old, new)
                -- An undo that brings back a User ID has to know how active it was.
                where (old is distinct from new or (name = 'membership' and d.user_id is distinct from d.old_user_id))
                    and (d.change <> 'LEAVING' or name = 'rosters')) compared
                on p.id is not null and d.change in ('ADDED', 'UPDATED', 'LEAVING')""".formatted(PersonColumns.BEFORE_AND_AFTER);

    private static final String KEEP_CHOICES = """
            insert into roster_change (import_id, kind, ordinal, person_id, line, email, after)
            select :importId, 'CHOICE', row_number() over (order by s.line), diff.person_id, s.line, s.email,
                (select jsonb_object_agg(choice.user_id, choice.detail) from choice where choice.line = s.line)
            from staging s join diff on diff.line = s.line
            where diff.several and diff.user_id is null order by s.line limit :shown""";

    private static final String SELECT = """
            select kind, ordinal, line, email, name, cast(before as text), cast(after as text) from roster_change
            where import_id = :id and kind = :kind and ordinal > :after order by ordinal limit :limit""";

    private final Session session;

    RosterChanges(Session session) {
        this.session = session;
    }

    /** What happens to a person by an import. */
    public enum Kind {
        ADDED,
        UPDATED,
        LEAVING,
        /** Closed in Docusign and not on these rosters: not taken. */
        CLOSED,
        /** Several users of one address: somebody has to choose. */
        CHOICE
    }

    /**
     * One of them.
     *
     * @param line of the file; null for whoever is not in it
     * @param before values of the columns that change, by column; empty for somebody new
     */
    public record Change(
            Kind kind,
            long ordinal,
            @Nullable Long line,
            String email,
            String name,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {}

    /** Rows of one kind in the order of the file; {@code after} is the ordinal of the last one of the page before, or 0. */
    @Transactional
    public List<Change> list(UUID importId, Kind kind, long after, int limit) {
        return session.createNativeQuery(SELECT, Object[].class)
                .setParameter("id", importId)
                .setParameter("kind", kind.name())
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(RosterChanges::change)
                .toList();
    }

    /** Keeps what the tables of {@link RosterDiff} say, before it is written. */
    @Transactional(TxType.MANDATORY)
    void keep(ImportScope scope, Difference difference, boolean committed) {
        var counts = difference.counts();
        scope.in(session, KEEP)
                .setParameter("kinds", occurring(counts))
                .setParameter("shown", SHOWN)
                .setParameter("all", committed && difference.changesTheKnown())
                .executeUpdate();
        if (counts.duplicates() > 0) {
            scope.in(session, KEEP_CHOICES).setParameter("shown", SHOWN).executeUpdate();
        }
    }

    /** Looking for the first rows of a kind costs a look at all. */
    private static String[] occurring(Counts counts) {
        return Stream.of(
                        Map.entry(Kind.ADDED, counts.added()),
                        Map.entry(Kind.UPDATED, counts.updated()),
                        Map.entry(Kind.LEAVING, counts.leaving()),
                        Map.entry(Kind.CLOSED, counts.closed()))
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> kind.getKey().name())
                .toArray(String[]::new);
    }

    private static Change change(Object[] row) {
        var before = Json.read((String) row[5]);
        var after = Json.read((String) row[6]);
        return new Change(
                Kind.valueOf((String) row[0]),
                ((Number) row[1]).longValue(),
                row[2] == null ? null : ((Number) row[2]).longValue(),
                (String) row[3],
                (String) row[4],
                differing(before, after),
                differing(after, before));
    }

    /** Without what is kept for an undo only and stays the same. */
    private static Map<String, @Nullable Object> differing(
            Map<String, @Nullable Object> values, Map<String, @Nullable Object> others) {
        var differing = new LinkedHashMap<>(values);
        differing.entrySet().removeIf(others.entrySet()::contains);
        differing.remove("email_key");
        return differing;
    }
}
