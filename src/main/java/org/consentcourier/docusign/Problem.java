package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The error an answer tells of, in the dialect of OAuth or in that of Docusign's REST API. */
record Problem(@Nullable String error, @Nullable String description) {
    /** Limits are told in the dialect of the REST API, by the token endpoint too. */
    private static final String LIMIT = "_apiinvocation_limit_exceeded";

    static Problem in(Optional<JsonNode> body) {
        return body.map(Problem::read).orElseGet(() -> new Problem(null, null));
    }

    /** The one word that tells this answer from others; invalid_grant alone says nothing, its description does. */
    String code() {
        var code = normal(error);
        return code.equals("invalid_grant") && description != null ? normal(description) : code;
    }

    private static Problem read(JsonNode json) {
        var error = Json.text(json, "error");
        var restError = Json.text(json, "errorCode");
        return error == null || normal(restError).endsWith(LIMIT)
                ? new Problem(restError, Json.text(json, "message"))
                : new Problem(error, Json.text(json, "error_description"));
    }

    private static String normal(@Nullable String code) {
        return code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
    }
}
