package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.alarm.AlarmReach;
import org.consentcourier.alarm.AlarmsConfig;
import org.consentcourier.application.Application;

/** Whether anybody is mailed when an application is halted. */
@Singleton
class AlarmsCheck implements Check {

    private final AlarmsConfig config;
    private final AlarmReach reach;

    AlarmsCheck(AlarmsConfig config, AlarmReach reach) {
        this.config = config;
        this.reach = reach;
    }

    @Override
    public List<Finding> look(Application application) {
        return List.of(look(config.recipients(), reach.fencedOff()));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return look(application);
    }

    /** {@code fencedOff}: those of the recipients that mail may not leave to. */
    static Finding look(List<String> recipients, List<String> fencedOff) {
        if (recipients.isEmpty()) {
            return Finding.look(Topic.ALARMS, "courier.alarms.to")
                    .warning(
                            "Nobody is mailed when an application is halted or Docusign does not answer.",
                            "Set courier.alarms.to to the addresses of IT.");
        }
        var look = Finding.look(Topic.ALARMS, String.join(", ", recipients));
        return fencedOff.isEmpty()
                ? look.passed("IT is mailed once when something must be mended, and once when it is over.")
                : look.warning(
                        "courier.mail.only-to holds alarms to %s back.".formatted(String.join(", ", fencedOff)),
                        "Add these addresses, or their domain, to courier.mail.only-to.");
    }
}
