package org.consentcourier.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.UUID;
import org.consentcourier.application.BudgetTrial;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** One application in a simulation: what is due, and what is left of its calls. */
final class Track {

    final String application;
    final OutreachPolicy policy;
    final ZoneId zone;
    final BudgetTrial calls;

    /** The nearest comes first where several ask a person. */
    final LocalDate goLive;

    /** Nobody is mailed before. */
    final Instant startsAt;

    final PriorityQueue<Due> checks = new PriorityQueue<>();
    final PriorityQueue<Due> plans = new PriorityQueue<>();

    /** Mails whose time has come, the first of them first. */
    final TreeSet<Thought> line = new TreeSet<>(Thought::compareTo);

    /** Mails that wait. */
    private final PriorityQueue<Thought> away = new PriorityQueue<>(Comparator.comparing((Thought mail) -> mail.due));

    /** By reader, the digest that others may still join. */
    final Map<String, Thought> gathering = new HashMap<>();

    /** Whether first mails go to those alone who are let in. */
    boolean wavesOnly;

    /** By whom, so many a day; by id, those started first before others. */
    final Map<UUID, LettingIn> waves = new LinkedHashMap<>();

    /** Who is not let in yet, in the order in which they are. */
    final TreeSet<Someone> waiting = new TreeSet<>((one, other) -> Thought.compare(one.id, other.id));

    /** By person. */
    private final Map<UUID, Thought> asking = new HashMap<>();

    Track(
            String application,
            LocalDate goLive,
            OutreachPolicy policy,
            ZoneId zone,
            BudgetTrial calls,
            Instant startsAt) {
        this.application = application;
        this.goLive = goLive;
        this.policy = policy;
        this.zone = zone;
        this.calls = calls;
        this.startsAt = startsAt;
    }

    /** Somebody to look at; out of date where they were given another time since. */
    record Due(Instant at, Someone who) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            var byTime = at.compareTo(other.at);
            return byTime == 0 ? Thought.compare(who.id, other.who.id) : byTime;
        }
    }

    /** One that is running. */
    @Nullable
    LettingIn wave(UUID id) {
        return waves.get(id);
    }

    /** Takes up a mail until it is due, or due again. */
    void order(Thought mail) {
        away.add(mail);
        if (mail.about != null) {
            asking.put(mail.about.person, mail);
        }
    }

    /** Lets those whose time has come into the line. */
    void lineUp(Instant now) {
        for (var mail = away.peek(); mail != null && !mail.due.isAfter(now); mail = away.peek()) {
            line.add(away.remove());
        }
    }

    /** When there is a mail to look at, as far as this one goes; null: there is none. */
    @Nullable
    Instant nextMail() {
        var mail = away.peek();
        return mail == null ? null : mail.due;
    }

    /** Takes the first one out of the line. */
    Thought take() {
        var mail = Objects.requireNonNull(line.pollFirst());
        if (mail.about != null) {
            asking.remove(mail.about.person);
        }
        return mail;
    }

    /** Takes out what waits to ask that person, where it is a reminder; false: it is none. */
    boolean takeBackReminder(UUID person) {
        var mail = asking.get(person);
        if (mail == null || mail.kind != DeliveryKind.REMINDER) {
            return false;
        }
        if (!line.remove(mail)) {
            away.remove(mail);
        }
        asking.remove(person);
        return true;
    }

    /** Takes out what is due to that person; null: nothing is. */
    @Nullable
    Thought takeDue(UUID person, Instant now) {
        var mail = asking.get(person);
        if (mail == null || mail.due.isAfter(now)) {
            return null;
        }
        line.remove(mail);
        asking.remove(person);
        return mail;
    }

    void check(Someone who, @Nullable Instant at) {
        who.checkDueAt = at;
        if (at != null) {
            checks.add(new Due(at, who));
        }
    }

    void plan(Someone who, @Nullable Instant at) {
        who.planDueAt = at;
        if (at != null) {
            plans.add(new Due(at, who));
        }
    }

    /** Who is to be checked first, whenever that is; null: nobody. */
    @Nullable
    Due nextCheck() {
        var due = checks.peek();
        while (due != null && !due.at().equals(due.who().checkDueAt)) {
            checks.remove();
            due = checks.peek();
        }
        return due;
    }

    /** Who is to be planned first. */
    @Nullable
    Due nextPlan() {
        var due = plans.peek();
        while (due != null && !due.at().equals(due.who().planDueAt)) {
            plans.remove();
            due = plans.peek();
        }
        return due;
    }
}
