package org.consentcourier.roster.file;

import java.util.Map;
import java.util.Optional;

/** Docusign's status of a user, the worse of user and membership, in ascending order. */
public enum Membership {
    /** The file does not say. */
    UNTOLD,
    /** May sign in. */
    ACTIVE,
    /** Added, not yet asked to activate. */
    ACTIVATION_REQUIRED,
    /** Asked to activate, did not yet. */
    ACTIVATION_SENT,
    /** No longer a user of the account. */
    CLOSED,
    /** Shut out of the account. */
    DISABLED;

    private static final Map<String, Membership> BY_KEY = Map.ofEntries(
            Map.entry("active", ACTIVE),
            Map.entry("activated", ACTIVE),
            Map.entry("aktiv", ACTIVE),
            Map.entry("actif", ACTIVE),
            Map.entry("activo", ACTIVE),
            Map.entry("ativo", ACTIVE),
            Map.entry("アクティブ", ACTIVE),
            Map.entry("有効", ACTIVE),
            Map.entry("created", ACTIVATION_REQUIRED),
            Map.entry("activationrequired", ACTIVATION_REQUIRED),
            Map.entry("activationsent", ACTIVATION_SENT),
            Map.entry("closed", CLOSED),
            Map.entry("geschlossen", CLOSED),
            Map.entry("ferme", CLOSED),
            Map.entry("cerrado", CLOSED),
            Map.entry("fechado", CLOSED),
            Map.entry("disabled", DISABLED),
            Map.entry("deaktiviert", DISABLED),
            Map.entry("desactive", DISABLED),
            Map.entry("desactivado", DISABLED),
            Map.entry("deshabilitado", DISABLED),
            Map.entry("desativado", DISABLED),
            Map.entry("無効", DISABLED));

    /** Whether such a user can never consent: they have left. */
    public boolean isOver() {
        return this == CLOSED || this == DISABLED;
    }

    /** Whether the user must activate Docusign before they can consent. */
    public boolean isPending() {
        return this == ACTIVATION_REQUIRED || this == ACTIVATION_SENT;
    }

    /** Of two answers about one user the one that keeps them from consenting. */
    public Membership worse(Membership other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The status of a word in Docusign's files or its Admin API, in any spelling. */
    static Optional<Membership> of(String word) {
        return word.isBlank() ? Optional.of(UNTOLD) : Optional.ofNullable(BY_KEY.get(Keys.of(word)));
    }
}
