package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.consentcourier.consent.ConsentStatus;

/** What a start sets in motion, to be known before it. */
@ApplicationScoped
@Transactional
public class MailForecast {

    private final DueOutreach due;
    private final Clock clock;

    MailForecast(DueOutreach due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** Who is mailed as soon as the gates allow it, once the application is started. */
    public long dueNow(String application) {
        return due.count("application = ?1 and " + DueOutreach.DUE, application, clock.instant());
    }

    /** The same once it is started for those alone whom its waves have let in; waves let in more from then on. */
    public long dueOfWaves(String application) {
        return due.count("application = ?1 and " + DueOutreach.LET_IN, application, clock.instant());
    }

    /** Who is asked about first and may be mailed after that. */
    public long unchecked(String application) {
        return due.count("application = ?1 and status = ?2 and not activationPending", application, ConsentStatus.NEW);
    }
}
