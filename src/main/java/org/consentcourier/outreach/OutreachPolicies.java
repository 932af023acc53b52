package org.consentcourier.outreach;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.mail.MailConfig;

/** The policy each application asks and reminds by: that of the node started last, so that all nodes go by the same. */
@Singleton
class OutreachPolicies {

    private final Map<String, OutreachPolicy> configured;
    private final ZoneId defaultZone;
    private volatile Map<String, OutreachPolicy> inForce;

    OutreachPolicies(Applications applications, OutreachSettings settings, MailConfig mail) {
        this.configured = applications.all().stream()
                .collect(toMap(Application::key, application -> settings.policy(application.key())));
        this.defaultZone = mail.window().zone();
        this.inForce = configured;
    }

    /** That of a configured application. */
    OutreachPolicy of(String application) {
        return Optional.ofNullable(inForce.get(application))
                .orElseThrow(() -> new IllegalArgumentException("No application " + application + " is configured"));
    }

    /** As this node was configured, by application. */
    Map<String, OutreachPolicy> configured() {
        return configured;
    }

    /** Goes by these from now on; where there is none for an application, by what this node was configured with. */
    void follow(Map<String, OutreachPolicy> stored) {
        inForce = configured.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, own -> stored.getOrDefault(own.getKey(), own.getValue())));
    }

    /** By whose calendar two mails are of one day. */
    ZoneId zone(ConsentRequest request) {
        return request.person().timeZone().orElse(defaultZone);
    }
}
