package org.consentcourier.roster;

import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;

/** The applications an import is for; they give the environment of its User IDs, so there must be just one. */
sealed interface ImportTarget {

    record Right(List<Application> applications) implements ImportTarget {}

    record Wrong(String problem) implements ImportTarget {}

    static ImportTarget of(List<String> keys, Applications applications) {
        var all = applications.all();
        var known = String.join(", ", all.stream().map(Application::key).toList());
        if (keys.isEmpty() && all.size() != 1) {
            return new Wrong("Several applications are configured: name those this roster is for, of " + known + ".");
        }
        var unknown =
                keys.stream().filter(key -> applications.find(key).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            return new Wrong("No application \"" + unknown.get() + "\" is configured. Choose of " + known + ".");
        }
        var targets = keys.isEmpty()
                ? all
                : keys.stream()
                        .distinct()
                        .flatMap(key -> applications.find(key).stream())
                        .toList();
        return targets.stream().map(Application::environment).distinct().count() == 1
                ? new Right(targets)
                : new Wrong("The applications are of two environments, whose User IDs differ: import a file for each.");
    }
}
