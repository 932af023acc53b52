package org.consentcourier.roster;

import java.util.Locale;
import java.util.Optional;

/** What it means to be absent from a file. */
public enum ImportMode {
    /** Nothing: the file adds and updates. */
    ADD,
    /** Whoever stands on the rosters named and not in the file has left them. */
    FULL;

    /** As the API and the settings write it: {@code add}, {@code full}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for any other word. */
    public static Optional<ImportMode> of(String word) {
        return switch (word) {
            case "add" -> Optional.of(ADD);
            case "full" -> Optional.of(FULL);
            default -> Optional.empty();
        };
    }
}
