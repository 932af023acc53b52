package org.consentcourier.preflight;

/** What a look at one topic came to. */
public enum Result {
    PASSED,

    /** It works, but not as well as it should. */
    WARNING,

    /** It does not work: nothing is started before it is mended. */
    RED,

    /** Nothing can be said, or only by somebody's eye. */
    NOT_LOOKED_AT
}
