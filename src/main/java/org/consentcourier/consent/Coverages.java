package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Counts whom administrative consent would cover. */
@ApplicationScoped
public class Coverages {

    private static final String BY_DOMAIN = """
            select split_part(person.email_key, '@', 2) as domain, count(*)
            from consent_request request join person on person.id = request.person_id
            where request.application = :application and request.status in ('NEW', 'PENDING', 'REVOKED')
            group by domain order by count(*) desc, domain""";

    private static final int NAMED = 10;

    private final Session session;

    Coverages(Session session) {
        this.session = session;
    }

    /** Of everybody who would be mailed; {@code claimedDomains} in small letters. */
    @Transactional
    public Coverage of(String application, List<String> claimedDomains) {
        var domains = session.createNativeQuery(BY_DOMAIN, Object[].class)
                .setParameter("application", application)
                .getResultStream()
                .map(row -> new Coverage.Domain(
                        (String) row[0], ((Number) row[1]).longValue(), claimedDomains.contains((String) row[0])))
                .toList();
        var covered = domains.stream()
                .filter(Coverage.Domain::claimed)
                .mapToLong(Coverage.Domain::people)
                .sum();
        var all = domains.stream().mapToLong(Coverage.Domain::people).sum();
        return new Coverage(
                covered, all - covered, domains.stream().limit(NAMED).toList());
    }
}
