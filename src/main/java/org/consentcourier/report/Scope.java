package org.consentcourier.report;

import java.util.Locale;

/** Whose people somebody may see; what is read of a snapshot is read through one. */
public sealed interface Scope {

    /** For IT and auditors. */
    record Everybody() implements Scope {}

    /**
     * A manager's own people and everybody below them.
     *
     * @param manager address in lower case
     */
    record Tree(String manager) implements Scope {
        /** Addresses are told apart without regard to case. */
        public Tree {
            manager = manager.strip().toLowerCase(Locale.ROOT);
        }
    }
}
