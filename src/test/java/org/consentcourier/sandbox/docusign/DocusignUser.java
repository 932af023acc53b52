package org.consentcourier.sandbox.docusign;

import java.util.Locale;
import java.util.UUID;

/** A user of the simulated Docusign, known by its User ID; several may share one e-mail address. */
public record DocusignUser(
        UUID id, String email, String firstName, String lastName, String password, UserStatus status) {

    /** The password of everybody who was given no other. */
    public static final String PASSWORD = "sandbox";

    /** An active user with the usual password. */
    public static DocusignUser active(UUID id, String email, String firstName, String lastName) {
        return new DocusignUser(id, email, firstName, lastName, PASSWORD, UserStatus.ACTIVE);
    }

    public DocusignUser as(UserStatus newStatus) {
        return new DocusignUser(id, email, firstName, lastName, password, newStatus);
    }

    public String fullName() {
        return firstName + " " + lastName;
    }

    public boolean isActive() {
        return status == UserStatus.ACTIVE;
    }

    boolean hasEmail(String address) {
        return email.equalsIgnoreCase(address.strip());
    }

    String domain() {
        return email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
