package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A user as Docusign knows it; several may share one e-mail address. */
public record DirectoryUser(
        UUID userId,
        String email,
        UserStatus status,
        @Nullable String fullName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String permissionProfile) {

    private static final int MOST_CHARACTERS = 300;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{C}@]+@[^\\s\\p{C}@]+");

    /** Nothing that cannot be seen, but for the joiners that some scripts are written with. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}[\\p{C}&&[^\\u200C\\u200D]]]+");

    /** Nothing, where User ID or address cannot be used; the two APIs have different names for the same things. */
    static Optional<DirectoryUser> in(JsonNode json) {
        var id = guid(Json.text(json, "userId", "id"));
        var email = Objects.requireNonNullElse(Json.text(json, "email"), "").strip();
        if (id.isEmpty()
                || email.length() > MOST_CHARACTERS
                || !ADDRESS.matcher(email).matches()) {
            return Optional.empty();
        }
        return Optional.of(new DirectoryUser(
                id.get(),
                email,
                UserStatus.of(Json.text(json, "membership_status"), Json.text(json, "userStatus", "user_status")),
                tidy(Json.text(json, "userName", "user_name")),
                tidy(Json.text(json, "firstName", "first_name")),
                tidy(Json.text(json, "lastName", "last_name")),
                tidy(Json.text(json, "jobTitle", "job_title")),
                tidy(Json.text(json, "company", "company_name")),
                tidy(Json.text(json, "permissionProfileName", "permission_profile_name"))));
    }

    boolean hasEmail(String address) {
        return email.equalsIgnoreCase(address.strip());
    }

    /** Nothing personal: it may stand in a log. */
    @Override
    public String toString() {
        return "DirectoryUser[userId=%s, status=%s]".formatted(userId, status);
    }

    private static Optional<UUID> guid(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(String::strip)
                    .filter(guid -> guid.length() == 36)
                    .map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var tidied = BLANKS.matcher(text).replaceAll(" ").strip();
        if (tidied.isEmpty()) {
            return null;
        }
        return tidied.codePointCount(0, tidied.length()) <= MOST_CHARACTERS
                ? tidied
                : tidied.substring(0, tidied.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
