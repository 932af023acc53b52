package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.consentcourier.docusign.Environment;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What pages show of persons; entities stay where they are. */
@ApplicationScoped
@Transactional
public class People {

    private static final int MOST_DEPARTMENTS = 500;

    private final Session session;

    People(Session session) {
        this.session = session;
    }

    /** One person with everything the roster says of them that helps IT. */
    public record PersonView(
            UUID id,
            String name,
            String email,
            String jobTitle,
            String company,
            String department,
            @Nullable String managerEmail,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String country,
            List<Identity> identities) {}

    /** The User ID a person has in one environment. */
    public record Identity(Environment environment, UUID userId) {}

    /** How many people are in which country; those whose country is not known are absent. */
    public Map<String, Long> countries() {
        var countries = new TreeMap<String, Long>();
        session.createNativeQuery(
                        "select country, count(*) from person where country is not null group by country",
                        Object[].class)
                .getResultStream()
                .forEach(row -> countries.put((String) row[0], (Long) row[1]));
        return countries;
    }

    /** The departments of those whom an application asks, each as it is written by some of them. */
    public List<String> departments(String application) {
        return session.createNativeQuery("""
                        select min(person.department) from person join consent_request request on request.person_id = person.id
                        where request.application = :application and person.department <> ''
                        group by lower(person.department) order by 1 limit :most""", String.class)
                .setParameter("application", application)
                .setParameter("most", MOST_DEPARTMENTS)
                .getResultList();
    }

    public Optional<PersonView> find(UUID id) {
        return session.createNativeQuery("""
                        select first_name, last_name, email, job_title, company, department, manager_email, language, time_zone, country
                        from person where id = :id""", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> person(id, row))
                .findFirst();
    }

    private PersonView person(UUID id, Object[] row) {
        var name = (row[0] + " " + row[1]).strip();
        return new PersonView(
                id,
                name.isEmpty() ? (String) row[2] : name,
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                identities(id));
    }

    private List<Identity> identities(UUID personId) {
        return session.createNativeQuery(
                        "select environment, user_id from docusign_identity where person_id = :id order by environment",
                        Object[].class)
                .setParameter("id", personId)
                .getResultStream()
                .map(row -> new Identity(Environment.valueOf((String) row[0]), (UUID) row[1]))
                .toList();
    }
}
