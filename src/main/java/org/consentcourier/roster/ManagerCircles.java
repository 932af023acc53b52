package org.consentcourier.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** People who are, step by step, each other's managers: a report would go round for ever. */
public final class ManagerCircles {

    private ManagerCircles() {}

    /** Each circle once, beginning with its first address; {@code managers} gives everybody's manager. */
    public static List<List<String>> in(Map<String, String> managers) {
        SortedMap<String, String> sorted = new TreeMap<>(managers);
        var circles = new ArrayList<List<String>>();
        Set<String> seen = new HashSet<>();
        for (var start : sorted.keySet()) {
            var path = new LinkedHashSet<String>();
            var at = start;
            while (at != null && seen.add(at)) {
                path.add(at);
                at = sorted.get(at);
            }
            if (at != null && path.contains(at)) {
                var circle = new ArrayList<>(path);
                circles.add(List.copyOf(circle.subList(circle.indexOf(at), circle.size())));
            }
        }
        return circles;
    }
}
