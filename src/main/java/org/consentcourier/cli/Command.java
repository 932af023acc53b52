package org.consentcourier.cli;

/** What can be asked for on the command line, with its options. */
sealed interface Command
        permits ImportOptions, NudgeOptions, PreflightOptions, ReportOptions, StartOptions, StatusOptions, WaveOptions {

    /** Throws picocli's exception where options do not go together. */
    default void check() {}
}
