package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.roster.Managers;
import org.consentcourier.roster.Person;

/** Who is to be told of a person at which level, and who stands in where there is nobody. */
@ApplicationScoped
class Superiors {

    private final Managers managers;
    private final Optional<String> owner;
    private final Optional<String> standIn;

    Superiors(Managers managers, OutreachConfig config) {
        this.managers = managers;
        var named = config.owner().map(address -> address.toLowerCase(Locale.ROOT));
        this.owner = named.or(managers::fallbackOwner);
        this.standIn = managers.fallbackOwner().or(() -> named);
    }

    /** An address in lower case; nobody is told of themselves, and the direct manager knows. */
    Optional<String> toTell(Person person, EscalationLevel level) {
        return toTell(managers.superiors(person), person.email(), level);
    }

    /** The same of somebody at {@code email} whose superiors are known. */
    Optional<String> toTell(Managers.Superiors superiors, String email, EscalationLevel level) {
        var address = switch (level) {
            case LINE ->
                Optional.ofNullable(superiors.above())
                        .or(() -> standIn)
                        .filter(found -> !found.equals(superiors.direct()));
            case OWNER -> owner;
        };
        return address.filter(found -> !found.equals(email.toLowerCase(Locale.ROOT)));
    }

    boolean isOwner(String address) {
        return owner.filter(address::equals).isPresent()
                || standIn.filter(address::equals).isPresent();
    }
}
