package org.consentcourier.alarm;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.delivery.OnlyTo;
import org.consentcourier.mail.MailConfig;

/** Whom an alarm reaches: the fence of a pilot holds it back like any other mail. */
@Singleton
public class AlarmReach {

    private final AlarmsConfig alarms;
    private final OnlyTo fence;

    AlarmReach(AlarmsConfig alarms, MailConfig mail) {
        this.alarms = alarms;
        this.fence = OnlyTo.of(mail.onlyTo().orElse(List.of()));
    }

    /** The addresses of IT that are outside of {@code courier.mail.only-to}. */
    public List<String> fencedOff() {
        return fencedOff(alarms.recipients(), fence);
    }

    /** Those of the addresses that the fence keeps out. */
    public static List<String> fencedOff(List<String> recipients, OnlyTo fence) {
        return recipients.stream().filter(address -> !fence.allows(address)).toList();
    }
}
