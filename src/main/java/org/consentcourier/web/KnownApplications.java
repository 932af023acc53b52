package org.consentcourier.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.http.Refused;

/** The application a page is about. */
@ApplicationScoped
class KnownApplications {

    private final Applications applications;

    KnownApplications(Applications applications) {
        this.applications = applications;
    }

    /**
     * By its key.
     *
     * @throws Refused with 404 when none is configured
     */
    Application get(String key) {
        return applications.find(key).orElseThrow(() -> new Refused(404, "No such application is configured."));
    }
}
