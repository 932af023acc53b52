package org.consentcourier.mail;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a manager is told each period about the own people.
 *
 * @param first the applications' names where it is the first report to this reader; null: it is not
 * @param progress of the own people; of everybody below where there are none
 * @param below of the own people and everybody below them; null where nobody is below
 * @param urgent who needs the manager, most urgent first
 * @param nudgeAll one more reminder for all of these; null: none would help
 * @param waiting who has time left
 * @param granted who has given permission since the report before
 * @param revoked of whom it was taken back since then
 * @param teams of the managers right below
 * @param applications where there are several
 */
public record TeamReport(
        ReportHead head,
        @Nullable String first,
        Progress progress,
        @Nullable Progress below,
        Prospect prospect,
        MissingPeople urgent,
        @Nullable URI nudgeAll,
        MissingPeople waiting,
        NamedPeople granted,
        NamedPeople revoked,
        List<GroupProgress> teams,
        List<GroupProgress> applications) {

    /** Groups per list in the mail; the rest is on the page. */
    public static final int MOST_GROUPS = 10;

    private static final int NAMES_AT_A_GLANCE = 3;

    /** Keeps its own copies. */
    public TeamReport {
        first = first == null ? null : Script.of(head.locale()).name(first);
        teams = List.copyOf(teams);
        applications = List.copyOf(applications);
    }

    /** Everybody is done, below too: unless something changes, it is the last. */
    public boolean isLast() {
        return progress.isComplete() && (below == null || below.isComplete());
    }

    /** The teams that the mail names. */
    public List<GroupProgress> teamsShown() {
        return teams.stream().limit(MOST_GROUPS).toList();
    }

    /** How many more teams there are. */
    public int teamsMore() {
        return Math.max(0, teams.size() - MOST_GROUPS);
    }

    /** The applications that the mail names. */
    public List<GroupProgress> applicationsShown() {
        return applications.stream().limit(MOST_GROUPS).toList();
    }

    /** When it will be done, in the sentences of the language; empty where there is nothing to say. */
    public String prospectText() {
        return prospect.in(head.locale());
    }

    /** What a mail program shows beside the subject. */
    public String glance() {
        var words = Wording.in(head.locale());
        if (urgent.count() == 0) {
            return isLast() ? words.nobodyMissing() : prospectText();
        }
        return words.partOf(
                words.needsYou(head.number(urgent.count())),
                urgent.people().stream()
                        .map(MissingPerson::name)
                        .distinct()
                        .limit(NAMES_AT_A_GLANCE)
                        .collect(Collectors.joining(head.locale().getLanguage().equals("ja") ? "、" : ", ")));
    }
}
