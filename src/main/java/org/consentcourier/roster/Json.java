package org.consentcourier.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of kind jsonb. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectReader WORDS = MAPPER.readerForMapOf(String.class);
    private static final String NONE = "{}";

    private Json() {}

    /** An object of these values; an empty one becomes null, which a merge takes out. */
    static String of(Map<String, String> values) {
        var object = new LinkedHashMap<String, @Nullable String>();
        values.forEach((name, value) -> object.put(name, value.isEmpty() ? null : value));
        return write(object);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and lists of strings can always be written", e);
        }
    }

    /** An array of strings the database gave as text. */
    static List<String> strings(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database holds valid JSON only", e);
        }
    }

    /** An object of strings the database gave as text. */
    static Map<String, String> words(String json) {
        try {
            return json.equals(NONE) ? Map.of() : WORDS.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database holds valid JSON only", e);
        }
    }

    /** An object the database gave as text. */
    static Map<String, @Nullable Object> read(@Nullable String json) {
        try {
            return json == null ? Map.of() : MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database holds valid JSON only", e);
        }
    }
}
