package org.consentcourier.mail;

import org.jspecify.annotations.Nullable;

/**
 * One line of a report about a group: a team, an application, a department.
 *
 * @param name empty: those of whom it is not known
 * @param prospect null: it is not told of single groups
 */
public record GroupProgress(
        String name, Progress progress, @Nullable Prospect prospect) {

    /** Sets the name on one line, and cuts the longest. */
    public GroupProgress {
        name = Script.LEFT_TO_RIGHT.shortName(name);
    }
}
