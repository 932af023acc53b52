package org.consentcourier.application;

import java.util.Optional;
import java.util.UUID;

/** GUIDs as Docusign shows them. */
final class Guid {

    private static final int LENGTH = 36;

    private Guid() {}

    /** Nothing, when it is not one in its full written form. */
    static Optional<UUID> in(String text) {
        try {
            return Optional.of(text.strip())
                    .filter(guid -> guid.length() == LENGTH)
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
