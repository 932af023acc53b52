package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryAnswer;
import org.consentcourier.docusign.DirectoryFailure;
import org.consentcourier.docusign.UserDirectory;
import org.consentcourier.roster.directory.LookupQueue.Claim;

/** Finds the User IDs of people whose file had none: asks Docusign's directory for their addresses, within its budget. */
@ApplicationScoped
public class UserIdResolution {

    private final Applications applications;
    private final UserDirectory directory;
    private final DirectoryCalls calls;
    private final LookupQueue queue;
    private final DirectoryConfig config;

    UserIdResolution(
            Applications applications,
            UserDirectory directory,
            DirectoryCalls calls,
            LookupQueue queue,
            DirectoryConfig config) {
        this.applications = applications;
        this.directory = directory;
        this.calls = calls;
        this.queue = queue;
        this.config = config;
    }

    /** Makes the look-ups that are due and allowed now; returns how many were answered. */
    public int resolveDue() {
        return applications.all().stream()
                .filter(application -> application.directory().isPresent())
                .mapToInt(this::resolve)
                .sum();
    }

    private int resolve(Application application) {
        var answered = 0;
        var goesOn = true;
        for (var claim : queue.claim(application, config.batch())) {
            goesOn = goesOn && calls.take(application) && ask(application, claim);
            if (goesOn) {
                answered++;
            } else {
                queue.release(application, claim);
            }
        }
        return answered;
    }

    private boolean ask(Application application, Claim claim) {
        try {
            var answer = directory.find(
                    application.integration(), application.directory().orElseThrow(), claim.email());
            return switch (answer) {
                case DirectoryAnswer.Found found -> {
                    queue.settle(application, claim, found.users());
                    calls.answered(application);
                    calls.heed(application, found.allowance());
                    yield true;
                }
                case DirectoryFailure failure -> {
                    calls.heed(application, failure);
                    yield false;
                }
            };
        } catch (RuntimeException e) {
            Log.errorf(e, "The look-up of person %s stays claimed until its lease ends", claim.personId());
            return true;
        }
    }
}
