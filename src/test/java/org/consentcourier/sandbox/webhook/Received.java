package org.consentcourier.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One call as it arrived; {@code signatures}: which of the secrets it was signed with, by their names. */
public record Received(String id, long timestamp, Set<String> signatures, String body, JsonNode json) {

    /** The text of a field of the data. */
    public String data(String field) {
        return json.at("/data/" + field).asText();
    }

    public String type() {
        return json.path("type").asText();
    }
}
