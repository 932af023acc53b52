package org.consentcourier.report;

import static java.util.stream.Collectors.toSet;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What the ledger of events and the roster say at one moment, worked out the slow way: set by set, and step by step upwards. */
record Ledger(Map<UUID, Entry> requests, Map<String, String> above) {

    private static final Set<String> LATE = Set.of("DECLINED", "EXPIRED");

    /** One request: its state by its last event. */
    record Entry(
            String application, String department, @Nullable String manager, String status) {
        boolean counts() {
            return !status.equals("EXEMPT");
        }

        boolean isDone() {
            return status.equals("GRANTED");
        }
    }

    static Ledger now(Session session) {
        return QuarkusTransaction.requiringNew().call(() -> read(session));
    }

    private static Ledger read(Session session) {
        var bosses = new HashMap<String, String>();
        var gone = new HashSet<String>();
        session.createNativeQuery("select email_key, manager_email, cardinality(rosters) from person", Object[].class)
                .getResultStream()
                .forEach(row -> {
                    if (row[1] != null && !row[1].equals(row[0])) {
                        bosses.put((String) row[0], (String) row[1]);
                    }
                    if ((int) row[2] == 0) {
                        gone.add((String) row[0]);
                    }
                });
        bosses.values().removeAll(gone);
        var requests = new HashMap<UUID, Entry>();
        session.createNativeQuery("""
                        select r.id, r.application, p.department, p.email_key, coalesce((
                            select to_status from consent_event where request_id = r.id order by id desc limit 1), 'NEW')
                        from consent_request r join person p on p.id = r.person_id""", Object[].class)
                .getResultStream()
                .filter(row -> !row[4].equals("LEFT"))
                .forEach(row -> requests.put(
                        (UUID) row[0],
                        new Entry((String) row[1], (String) row[2], bosses.get((String) row[3]), (String) row[4])));
        bosses.keySet().removeAll(gone);
        return new Ledger(requests, cut(bosses));
    }

    /** Without the edges at which circles end. */
    private static Map<String, String> cut(Map<String, String> bosses) {
        var above = new TreeMap<>(bosses);
        for (var manager : bosses.keySet()) {
            var round = new LinkedHashSet<String>();
            for (var at = bosses.get(manager); at != null && round.add(at); at = bosses.get(at)) {
                if (at.equals(manager) && Collections.min(round).equals(manager)) {
                    above.remove(manager);
                }
            }
        }
        return above;
    }

    Set<UUID> all() {
        return requests.keySet();
    }

    Set<UUID> where(Predicate<Entry> condition) {
        return requests.entrySet().stream()
                .filter(request -> condition.test(request.getValue()))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** Everybody whose way upwards passes a manager. */
    Set<UUID> below(String manager) {
        return where(entry -> {
            for (var at = entry.manager(); at != null; at = above.get(at)) {
                if (at.equals(manager)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** All who have anybody directly or below. */
    Set<String> managers() {
        var managers = new HashSet<String>();
        for (var entry : requests.values()) {
            for (var at = entry.manager(); at != null; at = above.get(at)) {
                managers.add(at);
            }
        }
        return managers;
    }

    /** The numbers of a group that was, in another ledger, another set of requests. */
    Numbers numbers(Set<UUID> group, Ledger then, Set<UUID> groupThen) {
        return new Numbers(
                count(group, Entry::isDone),
                count(group, entry -> entry.counts() && !entry.isDone()),
                count(group, entry -> !entry.counts()),
                count(group, entry -> LATE.contains(entry.status())),
                0,
                0,
                change(group, then, groupThen));
    }

    private Change change(Set<UUID> group, Ledger then, Set<UUID> groupThen) {
        var stayed = new HashSet<>(group);
        stayed.retainAll(then.all());
        var joined = new HashSet<>(group);
        joined.removeAll(then.all());
        var left = new HashSet<>(groupThen);
        left.removeAll(all());
        var movedIn = new HashSet<>(stayed);
        movedIn.removeAll(groupThen);
        var movedOut = new HashSet<>(groupThen);
        movedOut.removeAll(group);
        movedOut.retainAll(all());
        return new Change(
                count(joined, Entry::isDone) + both(stayed, then, was -> !was.isDone(), Entry::isDone),
                both(stayed, then, Entry::isDone, is -> !is.isDone()),
                count(joined, Entry::counts),
                both(stayed, then, Entry::counts, is -> !is.counts()),
                both(stayed, then, was -> !was.counts(), Entry::counts),
                then.flow(left),
                then.flow(movedIn),
                then.flow(movedOut));
    }

    private long count(Set<UUID> group, Predicate<Entry> condition) {
        return group.stream().map(this::entry).filter(condition).count();
    }

    private long both(Set<UUID> group, Ledger then, Predicate<Entry> was, Predicate<Entry> is) {
        return group.stream()
                .filter(id -> was.test(then.entry(id)) && is.test(entry(id)))
                .count();
    }

    private Change.Flow flow(Set<UUID> group) {
        return new Change.Flow(count(group, Entry::counts), count(group, Entry::isDone));
    }

    private Entry entry(UUID id) {
        return Objects.requireNonNull(requests.get(id));
    }
}
