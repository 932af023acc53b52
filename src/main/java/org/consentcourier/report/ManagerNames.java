package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.roster.Person;
import org.hibernate.Session;

/** How to greet a manager, and in which language. */
@ApplicationScoped
class ManagerNames {

    private final Session session;

    ManagerNames(Session session) {
        this.session = session;
    }

    /** The name, where the manager is on the roster under a name; {@code email} in lower case. */
    Optional<String> of(String email) {
        return person(email).map(Person::fullName).filter(name -> !name.equalsIgnoreCase(email));
    }

    /** The language, where the roster tells it; {@code email} in lower case. */
    Optional<Locale> language(String email) {
        return person(email).flatMap(Person::language);
    }

    private Optional<Person> person(String email) {
        return session.createNativeQuery("select * from person where email_key = :email", Person.class)
                .setParameter("email", email)
                .uniqueResultOptional();
    }
}
