package org.consentcourier.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.delivery.OnlyTo;
import org.consentcourier.mail.MailConfig;

/** Addresses that are IT's own, and so may get a test mail: nobody else is written to for trying. */
@ApplicationScoped
public class ItAddresses {

    private final AlarmsConfig alarms;
    private final OnlyTo onlyTo;

    ItAddresses(AlarmsConfig alarms, MailConfig mail) {
        this.alarms = alarms;
        this.onlyTo = OnlyTo.of(mail.onlyTo().orElse(List.of()));
    }

    /** That of who is logged in, if it is known, and those that alarms go to; without those the fence of a pilot keeps out. */
    public List<String> of(Optional<String> loggedIn) {
        return Stream.concat(loggedIn.stream(), alarms.recipients().stream())
                .filter(onlyTo::allows)
                .distinct()
                .toList();
    }
}
