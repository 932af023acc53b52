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

    /**
     * Whose report a {@code person} stands in, where {@code boss} is the person of {@code manager_email}, if any: the manager's, or
     * the {@code :fallback} owner's for whoever has none, is their own, or has one who left. Never the own.
     */
    public static final String REPORTED_TO = """
            case when person.manager_email is null or person.manager_email = person.email_key or boss.rosters = '{}'
                then nullif(cast(:fallback as text), person.email_key) else person.manager_email end""";

    /**
     * Joins to {@code person} the address of the {@code direct} manager and of the one {@code above}. A manager who never stood on a
     * roster is one all the same; one who has left every roster is not.
     */
    public static final String SUPERIORS = """
            left join lateral (select person.manager_email where person.manager_email <> person.email_key
                and not exists (select 1 from person gone where gone.email_key = person.manager_email and gone.rosters = '{}')) direct on true
            left join person boss on boss.email_key = direct.manager_email
            left join lateral (select boss.manager_email where boss.manager_email not in (boss.email_key, person.email_key)
                and not exists (select 1 from person gone where gone.email_key = boss.manager_email and gone.rosters = '{}')) above on true
            """;

    private static final String SUPERIORS_OF =
            "select direct.manager_email, above.manager_email from person " + SUPERIORS + "where person.id = :person";

    private final Session session;
    private final Optional<String> fallbackOwner;

    Managers(Session session, RosterConfig roster) {
        this.session = session;
        this.fallbackOwner = roster.fallbackOwner().map(owner -> owner.toLowerCase(Locale.ROOT));
    }

    /**
     * Whose manager reports to whom, by addresses in lower case. Who manages themselves has no manager, and a circle ends where
     * it began.
     *
     * @param above the manager's manager: neither the person nor their manager
     */
    public record Superiors(
            @Nullable String direct, @Nullable String above) {}

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

    /** Whether somebody of that address is on a roster still; {@code email} in lower case. */
    public boolean isOnRoster(String email) {
        return !session.createNativeQuery(
                        "select 1 from person where email_key = :email and rosters <> '{}'", Integer.class)
                .setParameter("email", email)
                .getResultList()
                .isEmpty();
    }

    /** Who is above a person. */
    public Superiors superiors(Person person) {
        var found = session.createNativeQuery(SUPERIORS_OF, Object[].class)
                .setParameter("person", person.id(), UUID.class)
                .getSingleResult();
        return new Superiors((String) found[0], (String) found[1]);
    }

    /** Whoever stands in for a missing manager, in lower case. */
    public Optional<String> fallbackOwner() {
        return fallbackOwner;
    }

    private Optional<Person> person(String email) {
        return session.createNativeQuery("select * from person where email_key = :email", Person.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }
}
