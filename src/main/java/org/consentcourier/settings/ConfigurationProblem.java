package org.consentcourier.settings;

/** A setting that is missing or wrong; the start ends with this one line. */
public class ConfigurationProblem extends RuntimeException {

    /** The message must not hold the value where the value is a secret. */
    public ConfigurationProblem(String key, String problem) {
        super(key + ": " + problem);
    }
}
