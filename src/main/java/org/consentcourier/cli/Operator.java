package org.consentcourier.cli;

/** Who types the commands, as the audit trail calls them. */
final class Operator {

    private Operator() {}

    static String name() {
        return "command line (" + System.getProperty("user.name", "unknown") + ")";
    }
}
