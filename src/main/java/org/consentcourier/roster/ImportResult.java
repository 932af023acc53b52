package org.consentcourier.roster;

import java.util.List;
import java.util.Map;

/** How an import ended; everything but {@link Done} changed nothing. */
public sealed interface ImportResult {

    /** Committed, or tried in a dry run. */
    record Done(RosterImport roster) implements ImportResult {}

    /** The file or the request is at fault; {@code problem} says what is wrong and the way out. */
    record Refused(String problem) implements ImportResult {}

    /** The file is larger than {@code courier.roster.max-bytes}. */
    record TooLarge(long bytes, long limit) implements ImportResult {}

    /**
     * What the columns hold must be told; nothing is guessed.
     *
     * @param proposal for each header of the file the best idea: a field's name, ATTRIBUTE or IGNORE
     */
    record ColumnsUnclear(String problem, List<String> header, List<List<String>> sample, Map<String, String> proposal)
            implements ImportResult {}

    /** More would leave than the guard lets pass: the number must be said. */
    record LeaversUnconfirmed(RosterImport roster) implements ImportResult {}

    /** The roster changed since the dry run that was to be committed; {@code again} is a new one. */
    record Outdated(RosterImport again) implements ImportResult {}
}
