package org.consentcourier.docusign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Docusign's own words for the state of a user in an account, the most able to act first. */
public enum UserStatus {
    ACTIVE,
    ACTIVATION_SENT,
    ACTIVATION_REQUIRED,
    DISABLED,
    CLOSED,
    /** A word that is new to us, or none. */
    UNKNOWN;

    /** The Admin API tells of the user and of its membership, eSignature in one word of both; who is closed, is so everywhere. */
    static UserStatus of(@Nullable String membership, @Nullable String user) {
        var ofUser = word(user);
        return membership == null || ofUser == CLOSED ? ofUser : word(membership);
    }

    private static UserStatus word(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
            case "active" -> ACTIVE;
            case "activationsent" -> ACTIVATION_SENT;
            case "activationrequired", "created" -> ACTIVATION_REQUIRED;
            case "disabled" -> DISABLED;
            case "closed" -> CLOSED;
            default -> UNKNOWN;
        };
    }
}
