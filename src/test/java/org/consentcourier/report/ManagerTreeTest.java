package org.consentcourier.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.consentcourier.report.ManagerTree.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManagerTreeTest {

    @Test
    void everybody_below_a_manager_has_the_places_right_after_theirs() {
        var tree = tree(Map.of("ada", "mary", "grace", "mary", "charles", "grace", "emmy", "lise"), "joan");

        assertThat(tree.nodes())
                .containsExactly(
                        new Node("joan", null, 0, 0),
                        new Node("lise", null, 1, 2),
                        new Node("emmy", "lise", 2, 2),
                        new Node("mary", null, 3, 6),
                        new Node("ada", "mary", 4, 4),
                        new Node("grace", "mary", 5, 6),
                        new Node("charles", "grace", 6, 6));
    }

    @Test
    void a_circle_is_cut_at_its_lowest_address_whoever_stands_outside_it() {
        var circle = Map.of("b", "c", "c", "d", "d", "b");
        var withOneOutside = new HashMap<>(circle);
        withOneOutside.put("a", "d");

        assertThat(tree(circle).nodes())
                .extracting(Node::manager, Node::above)
                .containsExactly(row("b", null), row("d", "b"), row("c", "d"));
        assertThat(tree(withOneOutside).nodes())
                .extracting(Node::manager, Node::above)
                .containsExactly(row("b", null), row("d", "b"), row("a", "d"), row("c", "d"));
    }

    @Test
    void two_circles_are_two_trees() {
        var tree = tree(Map.of("a", "b", "b", "a", "x", "y", "y", "x"));

        assertThat(tree.path("b")).containsExactly("b", "a");
        assertThat(tree.path("y")).containsExactly("y", "x");
    }

    @Test
    void a_chain_of_thousands_needs_no_deep_stack() {
        var chain = new HashMap<String, String>();
        IntStream.range(1, 50_000).forEach(i -> chain.put("m" + i, "m" + (i - 1)));

        var tree = tree(chain);

        assertThat(tree.place("m49999")).isEqualTo(49_999);
        assertThat(tree.nodes().getFirst()).isEqualTo(new Node("m0", null, 0, 49_999));
    }

    @Test
    void whose_path_upwards_changed_anywhere_has_moved() {
        var before = tree(Map.of("b", "a", "c", "b", "d", "c", "y", "x"));
        var now = tree(Map.of("b", "x", "c", "b", "d", "c", "y", "x"), "a", "new");

        assertThat(now.unmoved(before)).containsExactlyInAnyOrder("a", "x", "y");
        assertThat(now.unmoved(now)).hasSize(now.nodes().size());
    }

    @Test
    void whoever_is_no_manager_is_nowhere() {
        var tree = tree(Map.of("ada", "mary"));

        assertThat(tree.place("joan")).isEqualTo(TreePlace.NOBODY);
        assertThat(tree.place(null)).isEqualTo(TreePlace.NOBODY);
        assertThat(tree.path(null)).isEmpty();
    }

    private static ManagerTree tree(Map<String, String> above, String... others) {
        var managers = new HashSet<>(Set.of(others));
        managers.addAll(
                Stream.concat(above.keySet().stream(), above.values().stream()).collect(toSet()));
        return ManagerTree.of(managers, above);
    }

    private static Tuple row(@Nullable Object... values) {
        return new Tuple(values);
    }
}
