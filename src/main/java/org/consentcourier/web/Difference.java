package org.consentcourier.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentcourier.roster.RosterChanges.Change;
import org.consentcourier.roster.file.Membership;
import org.jspecify.annotations.Nullable;

/**
 * A column of a person whose value changes, in words.
 *
 * @param before empty for nothing
 * @param after empty for nothing
 */
record Difference(String column, String before, String after) {

    private static final String ATTRIBUTES = "attributes";

    /** By column, in the order of the roster's own. */
    static List<Difference> of(Change change) {
        var differences = new ArrayList<Difference>();
        var columns = new TreeSet<>(ColumnWords.ORDER);
        columns.addAll(change.before().keySet());
        columns.addAll(change.after().keySet());
        for (var column : columns) {
            var before = change.before().get(column);
            var after = change.after().get(column);
            if (column.equals(ATTRIBUTES)) {
                ofAttributes(object(before), object(after), differences);
            } else {
                differences.add(new Difference(ColumnWords.of(column), words(before), words(after)));
            }
        }
        return differences;
    }

    private static void ofAttributes(Map<?, ?> before, Map<?, ?> after, List<Difference> differences) {
        var names = new TreeSet<String>();
        before.keySet().forEach(name -> names.add(String.valueOf(name)));
        after.keySet().forEach(name -> names.add(String.valueOf(name)));
        for (var name : names) {
            var difference = new Difference(name, words(before.get(name)), words(after.get(name)));
            if (!difference.before().equals(difference.after())) {
                differences.add(difference);
            }
        }
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String words(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        var text = value == null ? "" : value.toString();
        return Query.constant(Membership.class, text).map(ImportWords::words).orElse(text);
    }
}
