package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Who is to be told of a person, how to greet them, and in which language. */
@ApplicationScoped
public class Managers {

    /** A manager who never stood on a roster is one all the same. */
    private static final String TO_TELL = """
            select case when person.manager_email is null or boss.rosters = '{}' or boss.id = person.id then cast(:fallback as text)
                    else person.manager_email end
            from person left join person boss on boss.email_key = person.manager_email
            where person.id = :person""";

    private final Session session;
    private final @Nullable String fallbackOwner;

    Managers(Session session, RosterConfig roster) {
        this.session = session;
        this.fallbackOwner = roster.fallbackOwner()
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** The name, where the manager is on the roster under a name; {@code email} in lower case. */
    public Optional<String> name(String email) {
        return person(email).map(Person::fullName).filter(name -> !name.equalsIgnoreCase(email));
    }

    /** The language, where the roster tells it; {@code email} in lower case. */
    public Optional<Locale> language(String email) {
        return person(email).flatMap(Person::language);
    }

    /** The time zone, where the roster tells it; {@code email} in lower case. */
    public Optional<ZoneId> zone(String email) {
        return person(email).flatMap(Person::timeZone);
    }

    /** The country (ISO 3166), where the roster tells it; {@code email} in lower case. */
    public Optional<String> country(String email) {
        return person(email).flatMap(Person::country);
    }

    /** The address of a person's manager, or of whoever stands in; empty where there is nobody but the person. */
    public Optional<String> toTellOf(Person person) {
        return session.createNativeQuery(TO_TELL, String.class)
                .setParameter("fallback", fallbackOwner, String.class)
                .setParameter("person", person.id(), UUID.class)
                .getResultStream()
                .filter(address -> address != null && !address.equalsIgnoreCase(person.email()))
                .findFirst();
    }

    private Optional<Person> person(String email) {
        return session.createNativeQuery("select * from person where email_key = :email", Person.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }
}
