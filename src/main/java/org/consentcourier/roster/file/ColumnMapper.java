package org.consentcourier.roster.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which column of a file is which field, from what was told, the header and the first rows. */
final class ColumnMapper {

    private static final int LONGEST_NAME = 200;

    /** What came of it. */
    sealed interface Mapped {
        record Clear(ColumnMapping columns) implements Mapped {}

        record Unclear(Map<String, String> proposal, String problem) implements Mapped {}
    }

    private final List<String> header;
    private final List<List<String>> sample;
    private final List<String> keys;
    private final Set<String> allKeys;
    private final Headers.@Nullable Claim[] claims;
    private final @Nullable String[] meanings;
    private final List<String> problems = new ArrayList<>();

    private ColumnMapper(List<String> header, List<List<String>> sample) {
        this.header = header;
        this.sample = sample;
        this.keys = header.stream().map(Keys::of).toList();
        this.allKeys = new HashSet<>(keys);
        this.claims = keys.stream()
                .map(key -> Headers.claim(key, allKeys).orElse(null))
                .toArray(Headers.Claim[]::new);
        this.meanings = new String[header.size()];
    }

    static Mapped map(List<String> header, List<List<String>> sample, Map<String, String> told) {
        var mapper = new ColumnMapper(header, sample);
        mapper.obey(told);
        for (var field : Field.values()) {
            mapper.settle(field);
        }
        mapper.requireEmail();
        mapper.keepTheRest();
        return mapper.result();
    }

    private void obey(Map<String, String> told) {
        told.forEach((name, meaning) -> {
            var positions = positions(name);
            var normal = meaning.strip().toUpperCase(Locale.ROOT);
            if (positions.length == 0) {
                problems.add("The file has no column \"%s\". Its columns: %s.".formatted(name, listed(header)));
            } else if (!possible().contains(normal)) {
                problems.add("\"%s\" is nothing the column \"%s\" can be. Possible: %s."
                        .formatted(meaning, name, String.join(", ", possible())));
            } else {
                Arrays.stream(positions).forEach(position -> meanings[position] = normal);
            }
        });
        for (var field : Field.values()) {
            if (!field.isRepeatable()) {
                requireOne(field, having(field.name()));
            }
        }
    }

    private int[] positions(String name) {
        var exact = IntStream.range(0, header.size())
                .filter(i -> header.get(i).equals(name.strip()))
                .toArray();
        return exact.length > 0
                ? exact
                : IntStream.range(0, header.size())
                        .filter(i -> !keys.get(i).isEmpty() && keys.get(i).equals(Keys.of(name)))
                        .toArray();
    }

    private static List<String> possible() {
        var possible =
                new ArrayList<>(Arrays.stream(Field.values()).map(Field::name).toList());
        possible.add(ColumnMapping.ATTRIBUTE);
        possible.add(ColumnMapping.IGNORE);
        return possible;
    }

    private void settle(Field field) {
        if (!having(field.name()).isEmpty() && !field.isRepeatable()) {
            return;
        }
        for (var rank : Headers.Rank.values()) {
            var claimants = claimants(field, rank);
            if (!claimants.isEmpty()) {
                claimants.forEach(position -> meanings[position] = field.name());
                if (!field.isRepeatable()) {
                    requireOne(field, claimants);
                }
                return;
            }
        }
    }

    private List<Integer> claimants(Field field, Headers.Rank rank) {
        return IntStream.range(0, header.size())
                .filter(i -> meanings[i] == null)
                .filter(i -> claims[i] != null
                        && claims[i].field() == field
                        && claims[i].rank() == rank
                        && (rank != Headers.Rank.WEAK || isBorneOut(field, i)))
                .boxed()
                .toList();
    }

    /** Of several the first is proposed. */
    private void requireOne(Field field, List<Integer> positions) {
        if (positions.size() < 2) {
            return;
        }
        var names = positions.stream().map(header::get).toList();
        problems.add(
                names.stream().distinct().count() < names.size()
                        ? "Several columns are called \"%s\". Rename all but one in the file."
                                .formatted(names.getFirst())
                        : "Several columns could be %s (%s): %s. Say which one is, and what the others are."
                                .formatted(field.name(), field.header(), listed(names)));
        positions.stream().skip(1).forEach(position -> meanings[position] = ColumnMapping.ATTRIBUTE);
    }

    private void requireEmail() {
        if (!having(Field.EMAIL.name()).isEmpty()) {
            return;
        }
        IntStream.range(0, header.size())
                .filter(i -> (meanings[i] == null || !Field.MANAGER_EMAIL.name().equals(meanings[i]))
                        && values(i).findAny().isPresent()
                        && isBorneOut(Field.EMAIL, i))
                .findFirst()
                .ifPresent(i -> meanings[i] = Field.EMAIL.name());
        problems.add("No column is surely the e-mail address. Say which one is, or name it UserEmail in the file.");
    }

    private void keepTheRest() {
        var ofDocusign = allKeys.contains(Keys.of(Field.USER_ID.header()))
                && allKeys.contains(Keys.of(Field.ADDED_DATE.header()));
        for (int i = 0; i < meanings.length; i++) {
            if (meanings[i] == null) {
                var unneeded = keys.get(i).isEmpty()
                        || header.get(i).length() > LONGEST_NAME
                        || (claims[i] != null && claims[i].field() == null)
                        || (claims[i] == null && ofDocusign && Headers.isPermission(keys.get(i)));
                meanings[i] = unneeded ? ColumnMapping.IGNORE : ColumnMapping.ATTRIBUTE;
            }
        }
        var attributes = having(ColumnMapping.ATTRIBUTE).stream()
                .map(header::get)
                .distinct()
                .count();
        if (attributes > Limits.ATTRIBUTES) {
            problems.add(
                    "The file has %d columns we do not know, and at most %d can be kept. Say which to leave out (IGNORE)."
                            .formatted(attributes, Limits.ATTRIBUTES));
        }
    }

    private List<Integer> having(String meaning) {
        return IntStream.range(0, meanings.length)
                .filter(i -> meaning.equals(meanings[i]))
                .boxed()
                .toList();
    }

    /** Whether at least half of what the first rows have there is what the field may hold. */
    private boolean isBorneOut(Field field, int position) {
        var fitting = values(position).filter(value -> fits(field, value)).count();
        return 2 * fitting >= values(position).count();
    }

    private Stream<String> values(int position) {
        return sample.stream()
                .filter(row -> position < row.size())
                .map(row -> row.get(position).strip())
                .filter(value -> !value.isEmpty());
    }

    private static boolean fits(Field field, String value) {
        return switch (field) {
            case EMAIL, MANAGER_EMAIL -> Emails.problem(value) == null;
            case USER_ID -> UserIds.parse(value) != null;
            case STATUS -> Membership.of(value).isPresent();
            case ACCOUNT,
                    FIRST_NAME,
                    LAST_NAME,
                    FULL_NAME,
                    JOB_TITLE,
                    COMPANY,
                    DEPARTMENT,
                    PERMISSION_SET,
                    GROUPS,
                    ADDED_DATE,
                    LANGUAGE,
                    TIME_ZONE,
                    COUNTRY -> true;
        };
    }

    private Mapped result() {
        var settled = Arrays.stream(meanings).map(Objects::requireNonNull).toList();
        if (problems.isEmpty()) {
            return new Mapped.Clear(new ColumnMapping(header, settled));
        }
        var proposal = new LinkedHashMap<String, String>();
        for (int i = 0; i < settled.size(); i++) {
            proposal.putIfAbsent(header.get(i), settled.get(i));
        }
        return new Mapped.Unclear(proposal, String.join(" ", problems));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.stream().map(name -> "\"" + name + "\"").toList());
    }
}
