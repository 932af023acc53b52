package org.consentcourier.sandbox.docusign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an assertion earns. */
sealed interface TokenAnswer {

    /** A token for this user, or for the application itself. */
    record Granted(Integration integration, Optional<UUID> user, Set<String> scopes) implements TokenAnswer {}

    /** An OAuth error; a blank description is left out, as Docusign does for consent_required. */
    record Refused(String error, String description) implements TokenAnswer {

        static Refused invalidGrant(String description) {
            return new Refused("invalid_grant", description);
        }

        Map<String, String> body() {
            var body = new LinkedHashMap<String, String>();
            body.put("error", error);
            if (!description.isBlank()) {
                body.put("error_description", description);
            }
            return body;
        }

        String inWords() {
            return description.isBlank() ? error : error + "/" + description;
        }
    }
}
