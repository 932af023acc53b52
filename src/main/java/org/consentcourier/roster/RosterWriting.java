package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.consentcourier.roster.RosterDiff.Difference;
import org.hibernate.Session;

/** Makes the roster what the tables of {@link RosterDiff} say it shall be, in a few statements. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RosterWriting {

    private static final String ADD = """
            insert into person (id, email, email_key, rosters, import_id, created_at, updated_at, %s)
            select diff.person_id, s.email, s.email_key, cast(:rosters as text[]), :importId, :now, :now, %s
            from staging s join diff on diff.line = s.line
            where diff.change = 'ADDED' and diff.fresh""".formatted(PersonColumns.NAMES, PersonColumns.FIRST);

    /** An address may go from one person to another, or two may exchange theirs: first everybody lets go. */
    private static final String FREE_ADDRESSES = """
            update person p set email_key = cast(p.id as text) from staging s join diff on diff.line = s.line
            where diff.person_id = p.id and diff.change in ('ADDED', 'UPDATED') and not diff.fresh
                and p.email_key <> s.email_key""";

    private static final String UPDATE = """
            update person p set email = s.email, email_key = s.email_key, updated_at = :now, import_id = :importId,
                rosters = array(select distinct key from unnest(p.rosters || cast(:rosters as text[])) key order by key), %s
            from staging s join diff on diff.line = s.line
            where diff.person_id = p.id and diff.change in ('ADDED', 'UPDATED') and not diff.fresh""".formatted(PersonColumns.ASSIGNMENTS);

    private static final String LEAVE = """
            update person p set updated_at = :now, import_id = :importId,
                rosters = array(select key from unnest(p.rosters) key where key <> all (cast(:rosters as text[])) order by key)
            from diff where diff.person_id = p.id and diff.change = 'LEAVING'""";

    /** What has to be chosen is unknown until then. */
    private static final String FORGET_USER_IDS = """
            delete from docusign_identity identity using diff
            where identity.environment = :environment and identity.person_id = diff.person_id
                and diff.change in ('ADDED', 'UPDATED') and diff.old_user_id is not null
                and diff.user_id is distinct from diff.old_user_id""";

    /** Nobody's yet: who has a User ID already is not new, and nobody else changes the roster now. */
    private static final String USER_IDS_OF_THE_NEW = """
            insert into docusign_identity (environment, user_id, person_id, membership)
            select :environment, user_id, person_id, membership
            from diff where change = 'ADDED' and fresh and user_id is not null order by user_id""";

    private static final String USER_IDS = """
            insert into docusign_identity (environment, user_id, person_id, membership)
            select :environment, user_id, person_id, membership
            from diff where change in ('ADDED', 'UPDATED') and not fresh and user_id is not null
            on conflict on constraint docusign_identity_pkey do update set membership = excluded.membership
            where excluded.membership <> 'UNTOLD'""";

    private static final String CANDIDATES = """
            insert into user_id_candidate (environment, person_id, user_id, membership, detail, found_at)
            select :environment, diff.person_id, choice.user_id, choice.membership, choice.detail, :now
            from choice join diff on diff.line = choice.line
            where diff.change in ('ADDED', 'UPDATED')
            on conflict on constraint user_id_candidate_pkey do update set
                membership = excluded.membership, detail = excluded.detail""";

    private final Session session;
    private final Clock clock;

    RosterWriting(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    void write(ImportScope scope, Difference difference) {
        if (difference.changesTheKnown()) {
            run(scope, FREE_ADDRESSES);
        }
        timed(scope, ADD);
        run(scope, USER_IDS_OF_THE_NEW);
        if (difference.changesTheKnown()) {
            timed(scope, UPDATE);
            timed(scope, LEAVE);
            run(scope, FORGET_USER_IDS);
            run(scope, USER_IDS);
        }
        if (difference.counts().duplicates() > 0) {
            timed(scope, CANDIDATES);
        }
        run(scope, "update roster_version set version = version + 1");
    }

    private void timed(ImportScope scope, String sql) {
        scope.in(session, sql).setParameter("now", clock.instant()).executeUpdate();
    }

    private void run(ImportScope scope, String sql) {
        scope.in(session, sql).executeUpdate();
    }
}
