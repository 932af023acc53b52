package org.consentcourier.cli;

/** What can be asked for on the command line, with its options. */
sealed interface Command permits ImportOptions, PreflightOptions, ReportOptions, StatusOptions {}
