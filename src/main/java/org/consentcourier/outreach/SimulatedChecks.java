package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consentcourier.consent.ConsentStatus;

/** Docusign is asked, and knows of nobody's consent that it did not know before. */
final class SimulatedChecks {

    /** Where {@link org.consentcourier.consent.ConsentRequest#checkBeforeMail} puts a check. */
    private static final Instant BEFORE_MAIL = Instant.EPOCH.plusSeconds(1);

    private final SimulationRules rules;
    private final List<Track> tracks;

    SimulatedChecks(SimulationRules rules, List<Track> tracks) {
        this.rules = rules;
        this.tracks = tracks;
    }

    void run(Instant now) {
        tracks.forEach(track -> run(track, now));
    }

    /** When there is something to do again; empty: never. */
    Optional<Instant> next(Instant now) {
        return tracks.stream().flatMap(track -> next(track, now).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> next(Track track, Instant now) {
        return Optional.ofNullable(track.nextCheck())
                .map(due -> due.at().isAfter(now) ? due.at() : now.plus(track.calls.untilNext(now)));
    }

    private void run(Track track, Instant now) {
        for (var due = track.nextCheck();
                due != null && !due.at().isAfter(now) && track.calls.take(now);
                due = track.nextCheck()) {
            track.checks.remove();
            answer(track, due.who(), now);
        }
    }

    private void answer(Track track, Someone who, Instant now) {
        var isNews = who.status == ConsentStatus.NEW;
        if (isNews) {
            who.status = ConsentStatus.PENDING;
            who.checkStep = 0;
        }
        who.checkedAt = now;
        var again = rules.cadence().waitAfter(who.status, who.checkStep++).map(now::plus);
        track.check(who, again.orElse(null));
        if (isNews) {
            track.plan(who, now);
        }
    }

    /** Whether a mail may leave as far as this one goes; if not, Docusign is asked before others. */
    boolean isFresh(Track track, Someone who, Instant now) {
        if (who.checkedAt != null && !who.checkedAt.isBefore(now.minus(rules.fresh()))) {
            return true;
        }
        var due = who.checkDueAt;
        var underWay = due != null && due.isAfter(now) && !due.isAfter(now.plus(rules.lease()));
        if (!underWay && (due == null || due.isAfter(BEFORE_MAIL))) {
            track.check(who, BEFORE_MAIL);
        }
        return false;
    }

    /** A mail has left: the cadence begins anew. */
    void mailed(Track track, Someone who, Instant now) {
        who.checkStep = 1;
        var first = now.plus(rules.cadence().steps().getFirst());
        if (who.checkDueAt == null || who.checkDueAt.isAfter(first)) {
            track.check(who, first);
        }
    }
}
