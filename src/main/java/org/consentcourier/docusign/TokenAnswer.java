package org.consentcourier.docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of the JSON body matters; of the token no more than that there is one. */
record TokenAnswer(
        boolean token, @Nullable String error, @Nullable String description) {
    /** Limits are told in the dialect of Docusign's REST API. */
    private static final String LIMIT = "_apiinvocation_limit_exceeded";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Nothing, when the body is anything but one JSON object. */
    static Optional<TokenAnswer> in(String body) {
        try {
            var json = JSON.readTree(body.replace("\uFEFF", ""));
            return json.isObject() ? Optional.of(read(json)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The one word that tells this answer from others; invalid_grant alone says nothing, its description does. */
    String code() {
        var code = normal(error);
        return code.equals("invalid_grant") && description != null ? normal(description) : code;
    }

    private static TokenAnswer read(JsonNode json) {
        boolean token = text(json, "access_token") != null;
        var error = text(json, "error");
        var restError = text(json, "errorCode");
        return error == null || normal(restError).endsWith(LIMIT)
                ? new TokenAnswer(token, restError, text(json, "message"))
                : new TokenAnswer(token, error, text(json, "error_description"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        for (var property : json.properties()) {
            if (property.getKey().strip().equalsIgnoreCase(name)
                    && property.getValue().isTextual()
                    && !property.getValue().textValue().isBlank()) {
                return property.getValue().textValue();
            }
        }
        return null;
    }

    private static String normal(@Nullable String code) {
        return code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
    }
}
