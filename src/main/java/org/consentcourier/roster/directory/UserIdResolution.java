package org.consentcourier.roster.directory;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.docusign.DirectoryAnswer;
import org.consentcourier.docusign.DirectoryFailure;
import org.consentcourier.docusign.FaultCause;
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

    /** Whose account is known to this process to be asked; not at the start, which it would delay where many wait. */
    private final Set<String> ordered = ConcurrentHashMap.newKeySet();

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
        var allowed = Math.min(config.batch(), calls.left(application));
        if (allowed == 0) {
            return 0;
        }
        if (!ordered.contains(application.key())) {
            queue.orderAll(application);
            ordered.add(application.key());
        }
        var turn = new Turn(application);
        queue.claim(application, allowed).forEach(turn::take);
        return turn.answered;
    }

    /** One address after the other, until Docusign must not be asked any more. */
    private final class Turn {

        private final Application application;
        private int answered;
        private boolean over;

        /** The last address was refused and nothing says why: it may be at fault, or all of them may be refused. */
        private boolean inDoubt;

        private Turn(Application application) {
            this.application = application;
        }

        private void take(Claim claim) {
            if (over) {
                queue.release(application, claim);
                return;
            }
            try {
                ask(claim);
            } catch (RuntimeException e) {
                Log.errorf(e, "The look-up of person %s stays claimed until its lease ends", claim.personId());
            }
        }

        private void ask(Claim claim) {
            var answer = directory.find(
                    application.integration(),
                    application.directory().orElseThrow(),
                    claim.email(),
                    () -> calls.take(application));
            switch (answer) {
                case DirectoryAnswer.Found found -> {
                    queue.settle(application, claim, found.users());
                    answered++;
                    inDoubt = false;
                    calls.answered(application, found.allowance());
                }
                case DirectoryFailure.Refused refused
                when refused.cause() == FaultCause.UNEXPLAINED -> refused(claim, refused);
                case DirectoryFailure.Unavailable unavailable -> {
                    queue.postpone(application, claim, DirectoryCalls.AFTER_NO_ANSWER);
                    stop(unavailable);
                }
                case DirectoryFailure failure -> {
                    queue.release(application, claim);
                    stop(failure);
                }
            }
        }

        /** The next address tells whether it was this one. */
        private void refused(Claim claim, DirectoryFailure.Refused refused) {
            queue.postpone(application, claim, DirectoryCalls.AFTER_A_REFUSAL);
            if (inDoubt) {
                stop(refused);
                return;
            }
            inDoubt = true;
            calls.heed(application, refused.allowance());
            Log.warnf(
                    "Docusign refused to look up person %s for application %s, which is tried again later: %s, trace token %s",
                    claim.personId(),
                    application.key(),
                    refused.evidence().error(),
                    refused.evidence().traceToken());
        }

        private void stop(DirectoryFailure failure) {
            calls.heed(application, failure);
            over = true;
        }
    }
}
