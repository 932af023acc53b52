package org.consentcourier.outreach;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a wave lets in: who is all of what is told; null and empty: whoever.
 *
 * @param manager address of a manager
 * @param addresses those named one by one, in lower case
 * @param importId whoever that import added or changed
 */
public record WaveFilter(
        @Nullable String department,
        @Nullable String domain,
        @Nullable String manager,
        List<String> addresses,
        @Nullable UUID importId) {

    /** Everybody. */
    public static final WaveFilter EVERYBODY = new WaveFilter(null, null, null, List.of(), null);

    public WaveFilter {
        department = department == null || department.isBlank() ? null : department.strip();
        domain = domain == null || domain.isBlank() ? null : key(domain).replaceFirst("^@", "");
        manager = manager == null || manager.isBlank() ? null : key(manager);
        addresses = addresses.stream()
                .map(WaveFilter::key)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether nothing is told. */
    public boolean isEverybody() {
        return equals(EVERYBODY);
    }

    /** Whether it lets in the same people, in whatever order and case they are told. */
    boolean isSameAs(WaveFilter other) {
        return lower(department).equals(lower(other.department))
                && Objects.equals(domain, other.domain)
                && Objects.equals(manager, other.manager)
                && Set.copyOf(addresses).equals(Set.copyOf(other.addresses))
                && Objects.equals(importId, other.importId);
    }

    /** As people would say it; addresses named one by one are counted. */
    public String words() {
        return isEverybody()
                ? "everybody"
                : Stream.of(
                                part("department ", department),
                                part("domain ", domain),
                                part("people of ", manager),
                                addresses.isEmpty()
                                        ? ""
                                        : addresses.size() == 1 ? "one address" : addresses.size() + " addresses",
                                part("import ", importId))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : name + value;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
