package org.consentcourier.settings;

import java.util.List;

/** Implemented by a bean of each package that has settings a type alone cannot check; all run before anything else starts. */
public interface SettingsCheck {

    List<WrongSetting> wrongSettings();
}
