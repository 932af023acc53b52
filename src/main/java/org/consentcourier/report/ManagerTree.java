package org.consentcourier.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consentcourier.roster.ManagerCircles;
import org.jspecify.annotations.Nullable;

/** Who reports to whom, each manager before everybody below. */
final class ManagerTree {

    private final List<Node> nodes;
    private final Map<String, Node> byManager = new HashMap<>();

    /** A manager at a place; {@code last} is that of the last one below. */
    record Node(String manager, @Nullable String above, int place, int last) {}

    private ManagerTree(List<Node> nodes) {
        this.nodes = nodes;
        nodes.forEach(node -> byManager.put(node.manager(), node));
    }

    /** As it was written, in the order of places. */
    static ManagerTree stored(List<Node> nodes) {
        return new ManagerTree(List.copyOf(nodes));
    }

    /**
     * The tree of these managers. Where some are each other's managers in a circle, its lowest address is at the top: people stay with
     * their manager, only what is added up of those below ends there.
     *
     * @param above whom each reports to; managers all of them
     */
    static ManagerTree of(Set<String> managers, Map<String, String> above) {
        var edges = new HashMap<>(above);
        ManagerCircles.in(edges).forEach(circle -> edges.remove(Collections.min(circle)));
        var children = new TreeMap<String, SortedSet<String>>();
        var tops = new TreeSet<>(managers);
        edges.forEach((manager, boss) -> {
            tops.remove(manager);
            children.computeIfAbsent(boss, key -> new TreeSet<>()).add(manager);
        });
        return new ManagerTree(preorder(tops, children, edges));
    }

    /** In the order of places. */
    List<Node> nodes() {
        return nodes;
    }

    /** The place of a manager; {@link TreePlace#NOBODY} of whoever is none. */
    int place(@Nullable String manager) {
        var node = manager == null ? null : byManager.get(manager);
        return node == null ? TreePlace.NOBODY : node.place();
    }

    @Nullable
    Node find(String manager) {
        return byManager.get(manager);
    }

    /** A manager and everybody above, nearest first; nobody of whoever is no manager. */
    List<String> path(@Nullable String manager) {
        var path = new ArrayList<String>();
        for (var at = manager == null ? null : byManager.get(manager);
                at != null;
                at = at.above() == null ? null : byManager.get(at.above())) {
            path.add(at.manager());
        }
        return path;
    }

    /** Those whose whole path upwards is the same in both trees. */
    Set<String> unmoved(ManagerTree other) {
        var same = new HashSet<String>();
        for (var node : nodes) {
            var there = other.byManager.get(node.manager());
            var above = node.above();
            if (there != null
                    && (above == null ? there.above() == null : above.equals(there.above()) && same.contains(above))) {
                same.add(node.manager());
            }
        }
        return same;
    }

    // Without recursion: rosters may hold chains of thousands.
    private static List<Node> preorder(
            SortedSet<String> tops, Map<String, SortedSet<String>> children, Map<String, String> above) {
        var order = new ArrayList<String>();
        Deque<String> open = new ArrayDeque<>(tops);
        while (!open.isEmpty()) {
            var manager = open.removeFirst();
            order.add(manager);
            reversed(children.get(manager)).forEach(open::addFirst);
        }
        return placed(order, above);
    }

    private static List<String> reversed(@Nullable SortedSet<String> managers) {
        return managers == null ? List.of() : new ArrayList<>(managers).reversed();
    }

    private static List<Node> placed(List<String> order, Map<String, String> above) {
        var last = new HashMap<String, Integer>();
        var nodes = new ArrayList<Node>();
        for (int place = order.size() - 1; place >= 0; place--) {
            var manager = order.get(place);
            int end = Math.max(place, last.getOrDefault(manager, place));
            var boss = above.get(manager);
            if (boss != null) {
                last.merge(boss, end, Math::max);
            }
            nodes.add(new Node(manager, boss, place, end));
        }
        return List.copyOf(nodes.reversed());
    }
}
