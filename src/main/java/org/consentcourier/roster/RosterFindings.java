package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.consentcourier.roster.RosterDiff.Difference;
import org.consentcourier.roster.file.DomainTypos;
import org.hibernate.Session;

/** What an import takes all the same and IT should look at: managers, likely misspellings, users who cannot consent yet. */
@ApplicationScoped
public class RosterFindings {

    private static final int NAMED = 20;

    /** Who stands on these rosters and is not in the file. */
    private static final String OTHERS = """
            create temporary table others on commit drop as
            select p.email_key, p.manager_email as manager from person p
            where cast(:any as boolean) and p.rosters && cast(:rosters as text[]) and not exists (select 1 from diff where diff.person_id = p.id)""";

    /** Everybody who will stand on these rosters, with the manager the file or the roster names. */
    private static final String AFTERWARDS = """
            afterwards as not materialized (
                select email_key, membership, manager from diff where change in ('ADDED', 'UPDATED', 'UNCHANGED')
                union all select email_key, 'UNTOLD', manager from others)""";

    /** Managers are few beside people, and each is looked for once. */
    private static final String MANAGERS = """
            create temporary table managers on commit drop as
            with %s
            select named.manager, split_part(named.manager, '@', 2) as domain, boss.email_key is not null as known,
                boss.manager as manager_above
            from (select distinct manager from afterwards where manager is not null) named
            left join afterwards boss on boss.email_key = named.manager""".formatted(AFTERWARDS);

    private static final String DOMAINS = """
            create temporary table domains on commit drop as
            with %s
            select split_part(email_key, '@', 2) as domain, count(*) as people from afterwards group by 1""".formatted(AFTERWARDS);

    private static final String CONCERNED = """
            with %s,
            concerned as (
                select case when afterwards.manager is null then 'MANAGER_MISSING'
                    when afterwards.manager = email_key then 'MANAGER_SELF'
                    when managers.domain in (select domain from domains) then 'MANAGER_UNKNOWN'
                    else 'MANAGER_EXTERNAL' end as kind, email_key
                from afterwards left join managers on managers.manager = afterwards.manager and not managers.known
                where afterwards.manager is null or afterwards.manager = email_key or managers.manager is not null
                union all
                select 'NOT_ACTIVATED', email_key from afterwards
                where membership in ('ACTIVATION_REQUIRED', 'ACTIVATION_SENT'))
            select kind, count(*), string_agg(email_key, ', ' order by email_key) filter (where place <= :named)
            from (select *, row_number() over (partition by kind order by email_key) as place from concerned) placed
            group by kind""".formatted(AFTERWARDS);

    /** Only among managers who have a manager can there be a circle. */
    private static final String ABOVE = "select manager, manager_above from managers where manager_above <> manager";

    private final Session session;

    RosterFindings(Session session) {
        this.session = session;
    }

    /** What can be noticed. */
    public enum Kind {
        MANAGER_MISSING,
        /** The manager's address is of the company, but nobody on these rosters has it. */
        MANAGER_UNKNOWN,
        /** The manager's address is of a domain nobody on these rosters has. */
        MANAGER_EXTERNAL,
        MANAGER_SELF,
        MANAGER_CYCLE,
        TYPO_DOMAIN,
        NOT_ACTIVATED,
        NO_USER_ID
    }

    /** How many persons it concerns, and in words who or what. */
    public record Finding(Kind kind, int persons, String detail) {}

    @Transactional
    public List<Finding> of(UUID importId) {
        return session.createNativeQuery(
                        "select kind, persons, detail from roster_finding where import_id = :id order by ordinal",
                        Object[].class)
                .setParameter("id", importId)
                .getResultStream()
                .map(row -> new Finding(Kind.valueOf((String) row[0]), (int) row[1], (String) row[2]))
                .toList();
    }

    /** Looks at the tables of {@link RosterDiff} and keeps what is to be noticed. */
    @Transactional(TxType.MANDATORY)
    void keep(ImportScope scope, Difference difference) {
        scope.in(session, OTHERS).setParameter("any", difference.others() > 0).executeUpdate();
        scope.in(session, MANAGERS).executeUpdate();
        scope.in(session, DOMAINS).executeUpdate();
        var findings = new ArrayList<Finding>();
        session.createNativeQuery(CONCERNED, Object[].class)
                .setParameter("named", NAMED)
                .getResultStream()
                .map(row -> new Finding(Kind.valueOf((String) row[0]), ((Number) row[1]).intValue(), (String) row[2]))
                .sorted(Comparator.comparing(Finding::kind))
                .forEach(findings::add);
        circles(findings);
        typos(findings);
        keep(scope.importId(), findings);
    }

    private void circles(List<Finding> findings) {
        var managers = new HashMap<String, String>();
        session.createNativeQuery(ABOVE, Object[].class)
                .getResultStream()
                .forEach(row -> managers.put((String) row[0], (String) row[1]));
        ManagerCircles.in(managers)
                .forEach(circle ->
                        findings.add(new Finding(Kind.MANAGER_CYCLE, circle.size(), String.join(" → ", circle))));
    }

    private void typos(List<Finding> findings) {
        var domains = new HashMap<String, Long>();
        session.createNativeQuery("select domain, people from domains", Object[].class)
                .getResultStream()
                .forEach(row -> domains.put((String) row[0], (Long) row[1]));
        DomainTypos.suggest(domains)
                .forEach(typo -> findings.add(new Finding(
                        Kind.TYPO_DOMAIN,
                        (int) typo.count(),
                        typo.domain() + " – did they mean " + typo.likely() + "?")));
    }

    private void keep(UUID importId, List<Finding> findings) {
        for (int ordinal = 0; ordinal < findings.size(); ordinal++) {
            var finding = findings.get(ordinal);
            session.createNativeMutationQuery("""
                            insert into roster_finding (import_id, ordinal, kind, persons, detail)
                            values (:id, :ordinal, :kind, :persons, :detail)""")
                    .setParameter("id", importId)
                    .setParameter("ordinal", ordinal)
                    .setParameter("kind", finding.kind().name())
                    .setParameter("persons", finding.persons())
                    .setParameter("detail", finding.detail())
                    .executeUpdate();
        }
    }
}
