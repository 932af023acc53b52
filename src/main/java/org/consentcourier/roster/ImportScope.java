package org.consentcourier.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * What the statements of an import are about.
 *
 * @param environment of its User IDs
 * @param rosters keys of the applications whose rosters it changes
 * @param siblings keys of all applications of the environment, which a changed User ID concerns as well
 */
record ImportScope(UUID importId, String environment, List<String> rosters, List<String> siblings, boolean full) {

    static ImportScope of(UUID importId, List<Application> targets, List<Application> all, ImportMode mode) {
        var environment = targets.getFirst().environment();
        return new ImportScope(
                importId,
                environment.name(),
                keys(targets.stream()),
                keys(all.stream().filter(application -> application.environment() == environment)),
                mode == ImportMode.FULL);
    }

    /** The statement with those of importId, environment, rosters and siblings set that it names. */
    MutationQuery in(Session session, String sql) {
        var statement = session.createNativeMutationQuery(sql);
        parameters(sql).forEach(statement::setParameter);
        return statement;
    }

    /** Values for those of our parameters that the text names. */
    Map<String, Object> parameters(String sql) {
        return Stream.of(
                        Map.entry("importId", (Object) importId),
                        Map.entry("environment", environment),
                        Map.entry("rosters", rosters.toArray(String[]::new)),
                        Map.entry("siblings", siblings.toArray(String[]::new)))
                .filter(parameter -> sql.contains(":" + parameter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> keys(Stream<Application> applications) {
        return applications.map(Application::key).sorted().toList();
    }
}
