package org.consentcourier.cli;

/** How a command ends, for scripts; they rely on these numbers. */
final class ExitCode {

    static final int DONE = 0;

    /** Refused, or done with something a person must look at. */
    static final int ATTENTION = 1;

    static final int USAGE = 2;

    private ExitCode() {}
}
