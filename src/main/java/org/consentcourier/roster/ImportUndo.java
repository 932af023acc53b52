package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.application.Applications;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.roster.RosterImport.ImportState;
import org.hibernate.Session;

/** Takes an import back: what it changed is as it was before, while nothing was built on it. */
@ApplicationScoped
public class ImportUndo {

    /** Whoever was added, known before or not, leaves these rosters again. */
    private static final String ADDED = """
            update person p set updated_at = :now, import_id = null,
                rosters = array(select key from unnest(p.rosters) key where key <> all (cast(:rosters as text[])) order by key)
            where p.import_id = :importId and not exists (
                select 1 from roster_change c where c.import_id = :importId and c.person_id = p.id
                    and (c.before is not null or c.kind in ('UPDATED', 'LEAVING')))""";

    private static final String FREE_ADDRESSES = """
            update person p set email_key = cast(p.id as text) from roster_change c
            where c.import_id = :importId and c.person_id = p.id and jsonb_exists(c.before, 'email')""";

    private static final String CANDIDATES = """
            delete from user_id_candidate candidate using person p, roster_import i
            where i.id = :importId and p.import_id = i.id and candidate.person_id = p.id
                and candidate.environment = :environment and candidate.found_at >= i.imported_at""";

    /** Somebody the import brought may hold an address that goes back to whose it was. */
    private static final String YIELD_ADDRESSES = """
            update person p set email_key = cast(p.id as text) from roster_change c
            where c.import_id = :importId and c.person_id <> p.id and p.import_id = :importId
                and p.email_key = coalesce(c.before ->> 'email_key', lower(c.before ->> 'email'))""";

    private static final String CHANGED = """
            update person p set updated_at = :now, import_id = null,
                rosters = case when jsonb_exists(c.before, 'rosters')
                    then array(select jsonb_array_elements_text(c.before -> 'rosters')) else p.rosters end,
                email = coalesce(c.before ->> 'email', p.email),
                email_key = coalesce(c.before ->> 'email_key', lower(coalesce(c.before ->> 'email', p.email))), %s
            from roster_change c
            where c.import_id = :importId and c.person_id = p.id and c.before is not null""".formatted(PersonColumns.RESTORED);

    private static final String FORGET_USER_IDS = """
            delete from docusign_identity identity using roster_change c
            where c.import_id = :importId and c.person_id = identity.person_id and identity.environment = :environment
                and jsonb_exists(c.before, 'user_id')""";

    private static final String USER_IDS = """
            insert into docusign_identity (environment, user_id, person_id, membership)
            select :environment, cast(c.before ->> 'user_id' as uuid), c.person_id,
                coalesce(c.before ->> 'membership', c.after ->> 'membership', 'UNTOLD')
            from roster_change c
            where c.import_id = :importId and c.before ->> 'user_id' is not null""";

    private static final String MEMBERSHIPS = """
            update docusign_identity identity set membership = c.before ->> 'membership' from roster_change c
            where c.import_id = :importId and c.person_id = identity.person_id and identity.environment = :environment
                and c.before ->> 'membership' is not null""";

    private static final List<String> STATEMENTS = List.of(
            CANDIDATES, YIELD_ADDRESSES, ADDED, FREE_ADDRESSES, CHANGED, FORGET_USER_IDS, USER_IDS, MEMBERSHIPS);

    private final RosterImports imports;
    private final ImportRecords records;
    private final Applications applications;
    private final Instance<UndoObjection> objections;
    private final Event<RosterChanged> rosterChanged;
    private final AuditTrail audit;
    private final Session session;
    private final Clock clock;

    ImportUndo(
            RosterImports imports,
            ImportRecords records,
            Applications applications,
            Instance<UndoObjection> objections,
            Event<RosterChanged> rosterChanged,
            AuditTrail audit,
            Session session,
            Clock clock) {
        this.imports = imports;
        this.records = records;
        this.applications = applications;
        this.objections = objections;
        this.rosterChanged = rosterChanged;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {

        /** The roster is as it was. */
        record Undone(RosterImport roster) implements Outcome {}

        /** It was undone before; nothing was changed now. */
        record UndoneBefore(RosterImport roster) implements Outcome {}

        /** Something was built on it, or it changed nothing; {@code why} says what. */
        record Refused(String why) implements Outcome {}

        /** There is no such import. */
        record Unknown() implements Outcome {}
    }

    /** Why an import cannot be undone now; empty: it can. */
    @Transactional
    public Optional<String> objection(RosterImport roster) {
        return objection(roster, currentVersion());
    }

    /** Undoes, once. */
    @Transactional
    public Outcome undo(UUID id, String by) {
        var version = records.lockRoster();
        var found = imports.find(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var roster = found.get();
        if (roster.undoneAt() != null) {
            return new Outcome.UndoneBefore(roster);
        }
        var why = objection(roster, version);
        if (why.isPresent()) {
            return new Outcome.Refused(why.get());
        }
        restore(roster);
        audit.record(by, "undid an import", "import " + id, roster.counts().toString());
        session.createNativeMutationQuery("update roster_import set undone_at = :now, undone_by = :by where id = :id")
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .setParameter("id", id)
                .executeUpdate();
        rosterChanged.fire(new RosterChanged(scope(roster).siblings(), by, Set.of(), id));
        return new Outcome.Undone(imports.find(id).orElseThrow());
    }

    private Optional<String> objection(RosterImport roster, long version) {
        if (roster.state() != ImportState.COMMITTED) {
            return Optional.of("Only a committed import can be undone.");
        }
        if (roster.undoneAt() != null) {
            return Optional.of("It was undone already.");
        }
        var counts = roster.counts();
        if (counts.added() + counts.updated() + counts.leaving() == 0) {
            return Optional.of("It changed nothing.");
        }
        if (roster.applications().stream()
                .anyMatch(key -> applications.find(key).isEmpty())) {
            return Optional.of("One of its applications is configured no longer.");
        }
        if (records.version(roster.id()) + 1 != version) {
            return Optional.of("The roster was changed after it. Import a corrected file instead.");
        }
        return objections.stream()
                .flatMap(each -> each.toUndo(roster.id()).stream())
                .findFirst();
    }

    private void restore(RosterImport roster) {
        var scope = scope(roster);
        for (var sql : STATEMENTS) {
            var statement = scope.in(session, sql);
            if (sql.contains(":now")) {
                statement.setParameter("now", clock.instant());
            }
            statement.executeUpdate();
        }
        session.createNativeMutationQuery("update roster_version set version = version + 1")
                .executeUpdate();
    }

    private ImportScope scope(RosterImport roster) {
        var targets = roster.applications().stream()
                .flatMap(key -> applications.find(key).stream())
                .toList();
        return ImportScope.of(
                roster.id(),
                targets,
                applications.all(),
                ImportMode.of(roster.mode()).orElseThrow());
    }

    private long currentVersion() {
        return session.createNativeQuery("select version from roster_version", Long.class)
                .getSingleResult();
    }
}
