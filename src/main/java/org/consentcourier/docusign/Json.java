package org.consentcourier.docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Docusign's JSON, read leniently: names in any case, numbers also as text, and nothing where something else stands. */
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Nothing, when the body is anything but one JSON object. */
    static Optional<JsonNode> object(String body) {
        try {
            return Optional.of(JSON.readTree(body.replace("\uFEFF", ""))).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The first of these that holds a text which is not blank. */
    static @Nullable String text(JsonNode object, String... names) {
        for (var name : names) {
            for (var property : object.properties()) {
                if (isNamed(property.getKey(), name)
                        && property.getValue().isTextual()
                        && !property.getValue().textValue().isBlank()) {
                    return property.getValue().textValue();
                }
            }
        }
        return null;
    }

    /** The first of these that holds a whole number from 0; nine digits are enough for any count and cannot overflow. */
    static Optional<Integer> number(JsonNode object, String... names) {
        for (var name : names) {
            var text = child(object, name).asText("").strip();
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Integer.valueOf(text));
            }
        }
        return Optional.empty();
    }

    /** What stands under this name; a missing node, where nothing does. */
    static JsonNode child(JsonNode object, String name) {
        for (var property : object.properties()) {
            if (isNamed(property.getKey(), name)) {
                return property.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isNamed(String key, String name) {
        return key.strip().equalsIgnoreCase(name);
    }
}
