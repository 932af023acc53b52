package org.consentcourier.grant;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.consentcourier.application.BudgetConfig;
import org.consentcourier.docusign.DocusignConfig;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;

/** Durations that would let checks run into each other, or without a pause. */
@Singleton
class GrantSettings implements SettingsCheck {

    /** A check is at most two exchanges, and begins only while a third of the lease is left. */
    private static final int TIMES = 3;

    private final GrantsConfig config;
    private final BudgetConfig budget;
    private final DocusignConfig docusign;

    GrantSettings(GrantsConfig config, BudgetConfig budget, DocusignConfig docusign) {
        this.config = config;
        this.budget = budget;
        this.docusign = docusign;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var shortest = docusign.timeout().multipliedBy(TIMES);
        var lease = config.lease().compareTo(shortest) < 0
                ? List.of(new WrongSetting(
                        "courier.grants.lease",
                        "shorter than three times courier.docusign.timeout. Set at least %d s"
                                .formatted(shortest.toSeconds())))
                : List.<WrongSetting>of();
        return lease.isEmpty() ? notPositive() : lease;
    }

    private List<WrongSetting> notPositive() {
        return Map.of(
                        "retry", List.of(config.retry()),
                        "probe", List.of(budget.probe()),
                        "recheck", List.of(config.recheck()),
                        "cadence", config.cadence())
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().stream().anyMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0))
                .map(entry -> new WrongSetting(
                        "courier.grants." + entry.getKey(), "shorter than a second. Set a longer time, such as 1m"))
                .toList();
    }
}
