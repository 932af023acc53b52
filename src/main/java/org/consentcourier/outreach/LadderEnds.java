package org.consentcourier.outreach;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.LastReminders;

/** Tells the reports where the ladder of each application ends, by the policy in force. */
@ApplicationScoped
class LadderEnds implements LastReminders {

    private final Applications applications;
    private final OutreachPolicies policies;

    LadderEnds(Applications applications, OutreachPolicies policies) {
        this.applications = applications;
        this.policies = policies;
    }

    @Override
    public Map<String, Last> byApplication() {
        return applications.all().stream()
                .map(Application::key)
                .collect(toMap(key -> key, key -> policies.of(key).lastReminder()));
    }
}
