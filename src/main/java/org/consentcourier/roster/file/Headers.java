package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header names we know, from {@code roster/columns.txt}. */
final class Headers {

    private static final String RESOURCE = "/roster/columns.txt";
    private static final String IGNORE = "IGNORE";
    private static final String PERMISSIONS = "PERMISSIONS";
    private static final Headers KNOWN = new Headers();

    /** How surely a name means its field, surest first. */
    enum Rank {
        DOCUSIGN,
        KNOWN,
        WEAK
    }

    /** What a name means; no field: nothing we need. */
    record Claim(@Nullable Field field, Rank rank) {}

    private record Beside(String other, Field field) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, List<Beside>> besides = new HashMap<>();
    private final List<String> permissions = new ArrayList<>();

    private Headers() {
        var source = Objects.requireNonNull(Headers.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(source, UTF_8))) {
            var section = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.indexOf(']'));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    var colon = line.indexOf(':');
                    for (var name : line.substring(colon + 1).split("\\|", -1)) {
                        add(section, line.substring(0, colon), Keys.of(name));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String section, String kind, String key) {
        if (section.equals(PERMISSIONS)) {
            permissions.add(key);
            return;
        }
        var field = section.equals(IGNORE) ? null : Field.valueOf(section);
        if (kind.startsWith("beside ")) {
            besides.computeIfAbsent(key, ignored -> new ArrayList<>())
                    .add(new Beside(Keys.of(kind.substring("beside ".length())), Objects.requireNonNull(field)));
            return;
        }
        var rank = switch (kind) {
            case "docusign" -> Rank.DOCUSIGN;
            case "weak" -> Rank.WEAK;
            default -> Rank.KNOWN;
        };
        var before = claims.putIfAbsent(key, new Claim(field, rank));
        if (before != null && before.field() != field) {
            throw new IllegalStateException(RESOURCE + " has the name " + key + " twice, under " + section + " too");
        }
    }

    /** What the name means among the names of its file, if it is known. */
    static Optional<Claim> claim(String key, Set<String> all) {
        return KNOWN.besides.getOrDefault(key, List.of()).stream()
                .filter(beside -> all.contains(beside.other()))
                .map(beside -> new Claim(beside.field(), Rank.KNOWN))
                .findFirst()
                .or(() -> Optional.ofNullable(KNOWN.claims.get(key)));
    }

    /** Whether the name says anything to us. */
    static boolean isKnown(String key) {
        return KNOWN.claims.containsKey(key);
    }

    /** Whether the name surely means the address of a person. */
    static boolean isEmail(String key) {
        var claim = KNOWN.claims.get(key);
        return claim != null && claim.field() == Field.EMAIL;
    }

    /** Whether a column of Docusign's user list is a single permission. */
    static boolean isPermission(String key) {
        return KNOWN.permissions.stream().anyMatch(key::startsWith);
    }
}
