package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.alarm.AlarmsConfig;
import org.consentcourier.application.Application;

/** Whether anybody is mailed when an application is halted. */
@Singleton
class AlarmsCheck implements Check {

    private final AlarmsConfig config;

    AlarmsCheck(AlarmsConfig config) {
        this.config = config;
    }

    @Override
    public List<Finding> look(Application application) {
        return List.of(look(config.recipients()));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return look(application);
    }

    static Finding look(List<String> recipients) {
        return recipients.isEmpty()
                ? Finding.look(Topic.ALARMS, "courier.alarms.to")
                        .warning(
                                "Nobody is mailed when an application is halted or Docusign does not answer.",
                                "Set courier.alarms.to to the addresses of IT.")
                : Finding.look(Topic.ALARMS, String.join(", ", recipients))
                        .passed("IT is mailed once when something must be mended, and once when it is over.");
    }
}
