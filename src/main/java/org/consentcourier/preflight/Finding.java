package org.consentcourier.preflight;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What one look found.
 *
 * @param looked what was looked at, exactly as it is set
 * @param said what was found, in plain words
 * @param fix what to do about it
 * @param link where to try or to mend it
 */
public record Finding(
        Topic topic,
        Result result,
        String looked,
        String said,
        @Nullable String fix,
        @Nullable URI link) {

    /** A topic and what of it is looked at; a finding is told from here. */
    record Look(Topic topic, String looked) {

        Finding passed(String said) {
            return new Finding(topic, Result.PASSED, looked, said, null, null);
        }

        Finding warning(String said, String fix) {
            return new Finding(topic, Result.WARNING, looked, said, fix, null);
        }

        Finding red(String said, String fix) {
            return new Finding(topic, Result.RED, looked, said, fix, null);
        }

        Finding notLookedAt(String said) {
            return new Finding(topic, Result.NOT_LOOKED_AT, looked, said, null, null);
        }

        Finding byEye(String said, String fix) {
            return new Finding(topic, Result.NOT_LOOKED_AT, looked, said, fix, null);
        }
    }

    static Look look(Topic topic, String looked) {
        return new Look(topic, looked);
    }

    Finding at(URI place) {
        return new Finding(topic, result, looked, said, fix, place);
    }

    /** Topic, what is wrong, and the fix, in one line. */
    public String inOneLine() {
        return topic.title() + ": " + said + (fix == null ? "" : " " + fix);
    }
}
