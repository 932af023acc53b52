package org.consentcourier.docusign;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which of its two APIs Docusign tells an application who its users are. */
public sealed interface DirectoryRoute {

    /** Whether it can list all users, not only look one up. */
    boolean listsUsers();

    /** Who answers a look-up: an account, or an organization. */
    UUID asked();

    /** Whose calls Docusign counts, all applications together: the account, else the organization. */
    UUID counted();

    /** In whose name the token is asked for; null: in the application's own. */
    @Nullable
    UUID subject();

    /** No more than the API needs, whatever the application itself asks for. */
    List<String> scopes();

    /** eSignature, in the name of an administrator of the account who has consented. */
    record OfAccount(UUID accountId, UUID directoryUserId) implements DirectoryRoute {
        @Override
        public boolean listsUsers() {
            return true;
        }

        @Override
        public UUID asked() {
            return accountId;
        }

        @Override
        public UUID counted() {
            return accountId;
        }

        @Override
        public UUID subject() {
            return directoryUserId;
        }

        @Override
        public List<String> scopes() {
            return List.of("signature", "impersonation");
        }
    }

    /** Admin API, in the name of the application itself, which the organization must have authorized; it lists one account. */
    record OfOrganization(UUID organizationId, Optional<UUID> accountId, URI adminUri) implements DirectoryRoute {
        @Override
        public boolean listsUsers() {
            return accountId.isPresent();
        }

        @Override
        public UUID asked() {
            return organizationId;
        }

        @Override
        public UUID counted() {
            return accountId.orElse(organizationId);
        }

        @Override
        public @Nullable UUID subject() {
            return null;
        }

        @Override
        public List<String> scopes() {
            return List.of("user_read");
        }
    }
}
