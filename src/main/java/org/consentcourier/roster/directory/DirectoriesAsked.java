package org.consentcourier.roster.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.Environment;
import org.hibernate.Session;

/** Sums up what the accounts and organizations of a person's applications said of the address. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DirectoriesAsked {

    private static final String ROSTERS = "select unnest(rosters) from person where id = :person";

    private static final String NONE = """
            select directory from user_id_lookup
            where environment = :environment and person_id = :person and answer = 'NONE'""";

    private final Session session;
    private final Applications applications;

    DirectoriesAsked(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    /** Whether each of them has been asked, and none has a user of the address. */
    boolean knowNobody(UUID personId, Environment environment) {
        var rosters = session.createNativeQuery(ROSTERS, String.class)
                .setParameter("person", personId)
                .getResultList();
        return session.createNativeQuery(NONE, UUID.class)
                .setParameter("environment", environment.name())
                .setParameter("person", personId)
                .getResultList()
                .containsAll(directories(rosters, environment));
    }

    private List<UUID> directories(List<String> rosters, Environment environment) {
        return applications.all().stream()
                .filter(application -> application.environment() == environment && rosters.contains(application.key()))
                .map(Application::directory)
                .flatMap(route -> route.map(DirectoryRoute::asked).stream())
                .toList();
    }
}
