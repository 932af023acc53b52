package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds persons of the roster by a part of their name or address. */
@ApplicationScoped
@Transactional
public class PersonSearch {

    private static final String FOUND = """
            select id, first_name, last_name, email, job_title, company, manager_email from person
            where (position(:text in email_key) > 0 or position(:text in lower(first_name || ' ' || last_name)) > 0)""";

    private static final String AFTER = """
             and (email_key, id) > (select email_key, id from person where id = :after)""";

    private final Session session;

    PersonSearch(Session session) {
        this.session = session;
    }

    /** One person as a list shows them. */
    public record PersonRow(
            UUID id,
            String name,
            String email,
            String jobTitle,
            String company,
            @Nullable String managerEmail) {}

    /** Ordered by address; {@code text} may be empty, {@code after} is the last one of the page before. */
    public List<PersonRow> find(String text, @Nullable UUID after, int limit) {
        var query = session.createNativeQuery(
                        FOUND + (after == null ? "" : AFTER) + " order by email_key, id limit :limit", Object[].class)
                .setParameter("text", text.strip().toLowerCase(Locale.ROOT))
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultStream().map(PersonSearch::row).toList();
    }

    private static PersonRow row(Object[] row) {
        var name = (row[1] + " " + row[2]).strip();
        return new PersonRow(
                (UUID) row[0],
                name.isEmpty() ? (String) row[3] : name,
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6]);
    }
}
