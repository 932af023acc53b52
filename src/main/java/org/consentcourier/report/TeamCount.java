package org.consentcourier.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up each manager's own people, and those of the whole tree, in one application. Whoever is at a place, or was and has left,
 * is added up along the places; only who moved is looked for on the paths upwards.
 */
final class TeamCount {

    private static final String NOBODY = "";

    private final ManagerTree before;
    private final ManagerTree now;
    private final Set<String> unmoved;
    private final Places here;
    private final Places gone;
    private final Map<String, Tally> moves = new HashMap<>();
    private final Map<String, Tally> movesOfTrees = new HashMap<>();

    /**
     * Begins with nobody.
     *
     * @param unmoved {@link ManagerTree#unmoved} of the two
     */
    TeamCount(ManagerTree before, ManagerTree now, Set<String> unmoved) {
        this.before = before;
        this.now = now;
        this.unmoved = unmoved;
        this.here = new Places(now);
        this.gone = new Places(before);
    }

    /** Numbers of a manager; {@code manager} is empty for nobody's people. */
    record Team(String manager, boolean wholeTree, Tally tally) {}

    void add(Crowd crowd) {
        crowd.addTo(here.at(now.place(crowd.manager())));
        crowd.addLeaversTo(gone.at(before.place(crowd.managerBefore())));
        if (crowd.stays()) {
            move(crowd);
        }
    }

    /** Once all are added; those of whom there is nothing to tell are left out. */
    List<Team> teams() {
        var teams = new ArrayList<Team>();
        teams.add(own(NOBODY, TreePlace.NOBODY, TreePlace.NOBODY));
        for (var node : now.nodes()) {
            var then = before.find(node.manager());
            teams.add(then == null ? own(node) : own(node.manager(), node.place(), then.place()));
        }
        here.runningSums();
        gone.runningSums();
        now.nodes().forEach(node -> teams.add(tree(node)));
        teams.removeIf(team -> team.tally().isEmpty());
        return teams;
    }

    private Team own(ManagerTree.Node node) {
        var tally = new Tally();
        tally.add(here.at(node.place()));
        tally.add(moves.getOrDefault(node.manager(), new Tally()));
        return new Team(node.manager(), false, tally);
    }

    private Team own(String manager, int place, int placeBefore) {
        var tally = new Tally();
        tally.add(here.at(place));
        tally.add(gone.at(placeBefore));
        tally.add(moves.getOrDefault(manager, new Tally()));
        return new Team(manager, false, tally);
    }

    private Team tree(ManagerTree.Node node) {
        var tally = new Tally();
        here.addRange(node.place(), node.last(), tally);
        var then = before.find(node.manager());
        if (then != null) {
            gone.addRange(then.place(), then.last(), tally);
        }
        tally.add(movesOfTrees.getOrDefault(node.manager(), new Tally()));
        return new Team(node.manager(), true, tally);
    }

    private void move(Crowd crowd) {
        var from = crowd.managerBefore();
        var to = crowd.manager();
        if (!Objects.equals(from, to)) {
            crowd.addDepartureTo(of(moves, from));
            crowd.addArrivalTo(of(moves, to));
        } else if (to == null || unmoved.contains(to)) {
            return;
        }
        var left = new HashSet<>(before.path(from));
        for (var manager : now.path(to)) {
            if (!left.remove(manager)) {
                crowd.addArrivalTo(of(movesOfTrees, manager));
            }
        }
        left.forEach(manager -> crowd.addDepartureTo(of(movesOfTrees, manager)));
    }

    private static Tally of(Map<String, Tally> tallies, @Nullable String manager) {
        return tallies.computeIfAbsent(manager == null ? NOBODY : manager, key -> new Tally());
    }
}
