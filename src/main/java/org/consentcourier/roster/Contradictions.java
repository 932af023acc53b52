package org.consentcourier.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Takes out the rows of a file that repeat or contradict each other: of two that contradict, neither can be believed. */
final class Contradictions {

    private Contradictions() {}

    static RosterFile.Roster resolve(List<RosterRow> rows, List<Reject> rejects) {
        var result = new ArrayList<Reject>(rejects);
        var byEmail = new HashMap<String, RosterRow>();
        var byUserId = new HashMap<Object, RosterRow>();
        Set<RosterRow> out = new HashSet<>();
        for (var row : rows) {
            var sameEmail = byEmail.putIfAbsent(row.emailKey(), row);
            var sameUser = row.userId() == null ? null : byUserId.putIfAbsent(row.userId(), row);
            if (sameEmail != null && Objects.equals(sameEmail.userId(), row.userId())) {
                out.add(row);
                result.add(reject(row, Column.EMAIL, Reject.Kind.DUPLICATE, "repeats line " + sameEmail.line()));
            } else if (sameEmail != null) {
                conflict(out, result, Column.USER_ID, "has the address of line %d but another User ID", row, sameEmail);
            } else if (sameUser != null) {
                conflict(out, result, Column.EMAIL, "has the User ID of line %d but another address", row, sameUser);
            }
        }
        result.sort(Comparator.comparingLong(Reject::line));
        return new RosterFile.Roster(
                rows.stream().filter(row -> !out.contains(row)).toList(), List.copyOf(result));
    }

    private static void conflict(
            Set<RosterRow> out, List<Reject> result, Column column, String reason, RosterRow row, RosterRow other) {
        for (var pair : Map.of(row, other, other, row).entrySet()) {
            if (out.add(pair.getKey())) {
                result.add(reject(
                        pair.getKey(),
                        column,
                        Reject.Kind.CONFLICT,
                        reason.formatted(pair.getValue().line()) + ": keep the right one and import again"));
            }
        }
    }

    private static Reject reject(RosterRow row, Column column, Reject.Kind kind, String reason) {
        return new Reject(row.line(), column.header(), kind, reason, row.text());
    }
}
