package org.consentcourier.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may log in with a password; companies with an identity provider leave it empty and set {@code quarkus.oidc.*}. */
@ConfigMapping(prefix = "courier.security")
public interface SecurityConfig {

    /** By login name. */
    Map<String, User> users();

    /** One login. */
    interface User {

        /** A bcrypt hash ({@code $2a$…}, {@code $2b$…} or {@code $2y$…}), better than the other way, the password itself. */
        Optional<String> password();

        /** Any of it, auditor, manager, developer. */
        Optional<Set<String>> roles();

        /** A manager's own address: the reports about the people who name it as their manager's are theirs to read. */
        Optional<String> email();
    }
}
