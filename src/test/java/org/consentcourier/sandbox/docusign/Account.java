package org.consentcourier.sandbox.docusign;

import java.util.Set;
import java.util.UUID;

/** An eSignature account, its organization and the User IDs of its members. */
public record Account(UUID id, String name, UUID organization, Set<UUID> members) {

    public Account {
        members = Set.copyOf(members);
    }
}
