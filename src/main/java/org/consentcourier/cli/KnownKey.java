package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;

/** Tells who types the key of an application that is none which there are. */
@ApplicationScoped
class KnownKey {

    private final Applications applications;

    KnownKey(Applications applications) {
        this.applications = applications;
    }

    /** False, and told, where it is none. */
    boolean check(String key) {
        if (applications.find(key).isPresent()) {
            return true;
        }
        System.err.printf(
                "No application \"%s\" is configured. Choose of %s.%n",
                key, applications.all().stream().map(Application::key).collect(Collectors.joining(", ")));
        return false;
    }
}
