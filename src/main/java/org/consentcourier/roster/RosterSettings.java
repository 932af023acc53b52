package org.consentcourier.roster;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentcourier.application.Applications;
import org.consentcourier.settings.MailAddress;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/** Whose roster the watched file is must be certain at start, not in the night it is replaced. */
@Singleton
class RosterSettings implements SettingsCheck {

    private final RosterConfig config;
    private final Instance<Applications> applications;

    RosterSettings(RosterConfig config, Instance<Applications> applications) {
        this.config = config;
        this.applications = applications;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var wrong = new ArrayList<WrongSetting>();
        if (config.dryRunKept().toSeconds() < 1) {
            wrong.add(new WrongSetting("courier.roster.dry-run-kept", "shorter than a second. Set such as 1d"));
        }
        wrongOwner(config.fallbackOwner()).ifPresent(wrong::add);
        if (config.file().isPresent()) {
            wrong.addAll(wrongTarget());
        }
        return wrong;
    }

    /** Mail to nobody would be noticed when somebody should have been told. */
    static Optional<WrongSetting> wrongOwner(Optional<String> address) {
        return address.filter(written -> !MailAddress.is(written))
                .map(_ -> new WrongSetting(
                        "courier.roster.fallback-owner", "not one mail address. Set such as it@corp.example"));
    }

    private List<WrongSetting> wrongTarget() {
        try {
            return switch (ImportTarget.of(config.fileApplications().orElse(List.of()), applications.get())) {
                case ImportTarget.Right _ -> List.of();
                case ImportTarget.Wrong(var problem) ->
                    List.of(new WrongSetting("courier.roster.file-applications", problem));
            };
        } catch (WrongSettings elsewhere) {
            return List.of(); // the applications themselves are wrong, and are told by their own check
        }
    }
}
