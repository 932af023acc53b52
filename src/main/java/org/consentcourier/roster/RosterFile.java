package org.consentcourier.roster;

import java.util.List;

/** What reading a file gave. */
sealed interface RosterFile {

    /** The good rows, no two of which contradict each other, and the others with their reasons. */
    record Roster(List<RosterRow> rows, List<Reject> rejects) implements RosterFile {}

    /** Not a roster at all; {@code problem} says what is wrong and the way out. */
    record NoRoster(String problem) implements RosterFile {}
}
