package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.consentcourier.delivery.DeliveryKind;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Puts names and addresses to the mails of a forecast, which knows only ids. */
@ApplicationScoped
class ForecastNames {

    private static final String NAMES = """
            select id, email, trim(first_name || ' ' || last_name) from person where id = any(:ids)""";

    private final Session session;

    ForecastNames(Session session) {
        this.session = session;
    }

    /** A mail that leaves, without what the simulation needs of it. */
    record Found(
            DeliveryKind kind,
            int step,
            Instant at,
            @Nullable UUID person,
            String reader,
            int people) {

        static Found of(Thought mail, Instant at) {
            return new Found(
                    mail.kind,
                    mail.step,
                    at,
                    mail.about == null ? null : mail.about.person,
                    mail.reader,
                    mail.about == null ? mail.covered.size() : 1);
        }
    }

    private record Name(String email, String full) {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Forecast.Mail> named(List<Found> found) {
        var names =
                names(found.stream().map(Found::person).filter(Objects::nonNull).toArray(UUID[]::new));
        return found.stream()
                .map(mail -> {
                    var name = mail.person() == null
                            ? new Name(mail.reader(), "")
                            : Objects.requireNonNull(names.get(mail.person()));
                    return new Forecast.Mail(
                            mail.kind(), mail.step(), mail.at(), name.email(), name.full(), mail.people());
                })
                .toList();
    }

    private Map<UUID, Name> names(UUID[] ids) {
        var names = new HashMap<UUID, Name>();
        session.createNativeQuery(NAMES, Object[].class)
                .setParameter("ids", ids, UUID[].class)
                .getResultStream()
                .forEach(row -> names.put((UUID) row[0], new Name((String) row[1], (String) row[2])));
        return names;
    }
}
