package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.consentcourier.roster.file.DomainTypos;
import org.hibernate.Session;

/** What an import takes all the same and IT should look at: managers, likely misspellings, users who cannot consent yet. */
@ApplicationScoped
public class RosterFindings {

    private static final String NAMED = "20";

    /** Everybody who will stand on these rosters, with the manager the file or the roster names. */
    private static final String AFTERWARDS = """
            create temporary table afterwards on commit drop as
            select s.email_key, split_part(s.email_key, '@', 2) as domain, s.membership, diff.user_id,
                nullif(coalesce(s.manager_email, p.manager_email), '') as manager
            from staging s join diff on diff.line = s.line left join person p on p.id = diff.person_id
            where diff.change in ('ADDED', 'UPDATED', 'UNCHANGED')
            union all
            select p.email_key, split_part(p.email_key, '@', 2), 'UNTOLD', null, p.manager_email
            from person p
            where p.rosters && cast(:rosters as text[]) and not exists (select 1 from diff where diff.person_id = p.id)""";

    private static final String CONCERNED = """
            select '{kind}', count(*), string_agg(email_key, ', ' order by email_key) filter (where place <= {named})
            from (select email_key, row_number() over (order by email_key) as place from afterwards where {condition}) concerned
            having count(*) > 0""";

    private static final String NOT_ON_THE_ROSTER = """
            manager is not null and manager <> email_key
            and not exists (select 1 from afterwards boss where boss.email_key = afterwards.manager)
            and split_part(manager, '@', 2) %s in (select domain from afterwards)""";

    private static final List<String> SIMPLE = List.of(
            concerned(Kind.MANAGER_MISSING, "manager is null"),
            concerned(Kind.MANAGER_SELF, "manager = email_key"),
            concerned(Kind.MANAGER_UNKNOWN, NOT_ON_THE_ROSTER.formatted("")),
            concerned(Kind.MANAGER_EXTERNAL, NOT_ON_THE_ROSTER.formatted("not")),
            concerned(Kind.NOT_ACTIVATED, "membership in ('ACTIVATION_REQUIRED', 'ACTIVATION_SENT')"));

    /** Managers who have a manager: only among them can there be a circle. */
    private static final String MANAGERS = """
            select email_key, manager from afterwards
            where manager is not null and manager <> email_key and email_key in (select manager from afterwards)""";

    private static final String DOMAINS = "select domain, count(*) from afterwards group by domain";

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
    void keep(ImportScope scope) {
        scope.in(session, AFTERWARDS).executeUpdate();
        var findings = new ArrayList<Finding>();
        SIMPLE.forEach(sql -> session.createNativeQuery(sql, Object[].class)
                .getResultStream()
                .map(row -> new Finding(Kind.valueOf((String) row[0]), ((Number) row[1]).intValue(), (String) row[2]))
                .forEach(findings::add));
        circles(findings);
        typos(findings);
        keep(scope.importId(), findings);
    }

    private void circles(List<Finding> findings) {
        var managers = new HashMap<String, String>();
        session.createNativeQuery(MANAGERS, Object[].class)
                .getResultStream()
                .forEach(row -> managers.put((String) row[0], (String) row[1]));
        ManagerCircles.in(managers)
                .forEach(circle ->
                        findings.add(new Finding(Kind.MANAGER_CYCLE, circle.size(), String.join(" → ", circle))));
    }

    private void typos(List<Finding> findings) {
        var domains = new HashMap<String, Long>();
        session.createNativeQuery(DOMAINS, Object[].class)
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

    private static String concerned(Kind kind, String condition) {
        return CONCERNED
                .replace("{kind}", kind.name())
                .replace("{named}", NAMED)
                .replace("{condition}", condition);
    }
}
