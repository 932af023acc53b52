package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.ConsentUrl;

/** The two settings of an integration key that individual consent rests on; Docusign tells them to nobody but a browser. */
@Singleton
class ConsentSettingsCheck implements Check {

    @Override
    public List<Finding> look(Application application) {
        var integration = application.integration();
        return List.of(
                Finding.look(Topic.CONSENT_SETTINGS, integration.integrationKey())
                        .byEye(
                                "Docusign lets nobody ask for them.",
                                "Look in Docusign, Apps and Keys, at this integration key: its authentication must be"
                                        + " Authorization Code Grant (not Implicit), and the redirect URI below must be listed."),
                Finding.look(Topic.REDIRECT_URI, integration.redirectUri().toString())
                        .byEye(
                                "It must be registered at the integration key, in this environment, to the letter.",
                                "Open the link in a private window. Docusign's login is right; \"The redirect URI is not"
                                        + " registered properly\" means that it is missing there. After a change wait three minutes.")
                        .at(ConsentUrl.forAnybody(integration)));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return look(application);
    }
}
