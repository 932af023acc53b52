package org.consentcourier.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consentcourier.mail.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; null: of any status, any kind, any cause, any application.
 *
 * @param cause whose matter it is that it has not got through
 * @param application its key
 */
public record DeliveryFilter(
        @Nullable DeliveryStatus status,
        @Nullable DeliveryKind kind,
        @Nullable FailureCause cause,
        @Nullable String application) {

    /** All of them. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null);

    /** Those that stand so. */
    public static DeliveryFilter of(DeliveryStatus status) {
        return new DeliveryFilter(status, null, null, null);
    }

    /** As a condition on {@code d}, with {@link #parameters}. */
    String condition() {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        parameters().keySet().forEach(name -> conditions.add("d." + name + " = :" + name));
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        var parameters = new TreeMap<String, Object>();
        put(parameters, "status", status);
        put(parameters, "kind", kind);
        put(parameters, "cause", cause);
        put(parameters, "application", application);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
