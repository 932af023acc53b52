package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.DirectoryRoute.OfAccount;
import org.consentcourier.docusign.DirectoryRoute.OfOrganization;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.consentcourier.docusign.TokenClient;

/** Whether the directory user has consented, or the organization has authorized the application; by a token asked for anew. */
@Singleton
class DirectoryUserCheck implements Check {

    private final TokenClient docusign;
    private final DocusignCalls calls;

    DirectoryUserCheck(TokenClient docusign, DocusignCalls calls) {
        this.docusign = docusign;
        this.calls = calls;
    }

    @Override
    public List<Finding> look(Application application) {
        var route = application.directory();
        if (route.isEmpty()) {
            return List.of(Finding.look(Topic.DIRECTORY_USER, "")
                    .notLookedAt("Nothing is set: every User ID must stand in the roster."));
        }
        return List.of(calls.hindrance(application)
                .map(why -> look(route.get()).notLookedAt(why))
                .orElseGet(() -> asked(application, route.get())));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return application.directory().stream()
                .map(route -> look(route).notLookedAt(reason))
                .toList();
    }

    private Finding asked(Application application, DirectoryRoute route) {
        var outcome = calls.ask(application, () -> docusign.tryRoute(application.integration(), route));
        var look = look(route);
        return switch (outcome) {
            case Granted _ -> look.passed("Users can be looked up.");
            case ConsentRequired _ -> consent(application, route, look);
            case UnknownUser _ ->
                look.red(FaultCause.DIRECTORY_USER_UNKNOWN.explanation(), FaultCause.DIRECTORY_USER_UNKNOWN.remedy());
            case ApplicationFault _ -> look.notLookedAt("The application itself is refused: see there.");
            case RateLimited _ -> look.notLookedAt("Docusign could not say: too many calls were made.");
            case Unavailable(var reason, var _, var _) -> look.notLookedAt(reason + ".");
        };
    }

    private static Finding consent(Application application, DirectoryRoute route, Finding.Look look) {
        return switch (route) {
            case OfAccount account ->
                look.red(
                                "The directory user has not consented.",
                                "Open the link as that user and accept. Without looking users up: take directory-user-id out.")
                        .at(ConsentUrl.forDirectoryUser(application.integration(), account));
            case OfOrganization organization ->
                look.red(
                        "The organization has not authorized the application to read its users.",
                        "In Docusign Admin, under Connected Apps, have an administrator of the organization authorize it for"
                                + " user_read. Without looking users up: take organization-id out.");
        };
    }

    private static Finding.Look look(DirectoryRoute route) {
        return Finding.look(
                Topic.DIRECTORY_USER,
                switch (route) {
                    case OfAccount account -> "directory user " + account.directoryUserId();
                    case OfOrganization organization -> "organization " + organization.organizationId();
                });
    }
}
