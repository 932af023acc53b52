package org.consentcourier.roster;

import java.util.Optional;
import java.util.UUID;

/** Those above who know of something built on an import; asked within the transaction that would undo it. */
public interface UndoObjection {

    /** Why the import must stay, in a sentence for IT; empty: as far as this goes it need not. */
    Optional<String> toUndo(UUID importId);
}
