package org.consentcourier.settings;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Stops the start; the message holds one line for each wrong setting and is all that is printed. */
public class WrongSettings extends RuntimeException {

    private final transient List<WrongSetting> settings;

    public WrongSettings(List<WrongSetting> settings) {
        super(settings.stream().map(WrongSetting::toString).collect(joining("\n")));
        this.settings = List.copyOf(settings);
    }

    /** For the single thing found wrong outside a {@link SettingsCheck}. */
    public WrongSettings(String key, String fix) {
        this(List.of(new WrongSetting(key, fix)));
    }

    public List<WrongSetting> settings() {
        return settings;
    }
}
