package org.consentcourier.settings;

/**
 * One setting that must be changed before the application can start.
 *
 * @param key the setting as an operator writes it, for example {@code courier.base-url}
 * @param fix what is wrong and what to write instead; never the value itself, which may be a secret
 */
public record WrongSetting(String key, String fix) {

    @Override
    public String toString() {
        return key + ": " + fix;
    }
}
