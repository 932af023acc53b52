package org.consentcourier.report;

import java.util.Arrays;
import java.util.Optional;

/** What a manager may set off by a link in their report, without a login; IT decides whatever changes a state. */
public enum ReportAction {
    /** One reminder more to all of their own people who are late. */
    NUDGE_ALL("all"),
    /** One reminder more to one person. */
    NUDGE("nudge"),
    /** Tells IT that somebody has left. */
    LEFT_COMPANY("left"),
    /** Tells IT that somebody is not theirs. */
    WRONG_MANAGER("manager"),
    /** Asks IT to take somebody out. */
    EXEMPTION_WANTED("exempt");

    private final String word;

    ReportAction(String word) {
        this.word = word;
    }

    /** As it stands in a link. */
    String word() {
        return word;
    }

    static Optional<ReportAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}
