package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.Reject;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterFindings;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.Membership;

/** What IT reads instead of the constants of imports. */
@TemplateExtension
class ImportWords {

    private static final int NAMED = 20;

    private ImportWords() {}

    static String words(ImportState state) {
        return switch (state) {
            case DRY_RUN -> "Dry run";
            case RUNNING -> "Running";
            case COMMITTED -> "Imported";
            case REFUSED -> "Refused";
            case FAILED -> "Failed";
        };
    }

    static String style(ImportState state) {
        return switch (state) {
            case COMMITTED -> "granted";
            case DRY_RUN, RUNNING -> "";
            case REFUSED, FAILED -> "faulty";
        };
    }

    static String words(Reject.Kind kind) {
        return switch (kind) {
            case REJECTED -> "Wrong";
            case DUPLICATE -> "Twice in the file";
            case CONFLICT -> "Contradiction";
        };
    }

    static String row(Reject reject) {
        return Words.shortened(String.join(" · ", reject.cells()));
    }

    static boolean dryRun(RosterImport roster) {
        return roster.state() == ImportState.DRY_RUN;
    }

    /** Whether its rows are not in a file yet. */
    static boolean fetching(RosterImport roster) {
        return roster.progress().phase() == Phase.FETCHING;
    }

    static boolean full(RosterImport roster) {
        return roster.mode().equals(ImportMode.FULL.word());
    }

    static boolean changesAnything(RosterImport roster) {
        var counts = roster.counts();
        return counts.added() + counts.updated() + counts.leaving() > 0;
    }

    /** Whether there are more persons than the finding names. */
    static boolean moreThanNamed(RosterFindings.Finding finding) {
        return finding.kind() != RosterFindings.Kind.MANAGER_CYCLE
                && finding.kind() != RosterFindings.Kind.TYPO_DOMAIN
                && finding.persons() > NAMED;
    }

    static String words(Membership membership) {
        return switch (membership) {
            case UNTOLD -> "not told";
            case ACTIVE -> "active";
            case ACTIVATION_REQUIRED, ACTIVATION_SENT -> "not activated yet";
            case CLOSED -> "closed";
            case DISABLED -> "disabled";
        };
    }

    static String words(Phase phase) {
        return switch (phase) {
            case FETCHING -> "Reading the users at Docusign";
            case READING -> "Reading the file";
            case WAITING -> "Waiting for another import to end";
            case COMPARING -> "Comparing it with the roster";
            case WRITING -> "Writing the changes";
            case ENDED -> "Done";
        };
    }

    static String words(RosterChanges.Kind kind) {
        return switch (kind) {
            case ADDED -> "New";
            case UPDATED -> "Changed";
            case LEAVING -> "Leaving";
            case CLOSED -> "Closed in Docusign";
            case CHOICE -> "Several User IDs";
        };
    }

    static String style(RosterChanges.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What happens to them by the import. */
    static String advice(RosterChanges.Kind kind) {
        return switch (kind) {
            case ADDED -> "Checked at Docusign first; nobody is mailed before the application is started.";
            case UPDATED -> "The value before, and the one after.";
            case LEAVING -> "No longer on this roster: neither checked nor mailed any more, and kept for the record.";
            case CLOSED ->
                "Docusign has closed or disabled these users and they were not on the roster: they are left out.";
            case CHOICE ->
                "The file has several users with the same address. Which one is meant is asked on the page Questions.";
        };
    }

    static String words(RosterFindings.Kind kind) {
        return switch (kind) {
            case MANAGER_MISSING -> "No manager";
            case MANAGER_UNKNOWN -> "The manager is not on the roster";
            case MANAGER_EXTERNAL -> "The manager has an address outside the company";
            case MANAGER_SELF -> "Is their own manager";
            case MANAGER_CYCLE -> "Managers in a circle";
            case TYPO_DOMAIN -> "Perhaps misspelt";
            case NOT_ACTIVATED -> "Has not activated the Docusign account yet";
            case NO_USER_ID -> "No User ID";
        };
    }

    /** What comes of it. */
    static String advice(RosterFindings.Kind kind) {
        return switch (kind) {
            case MANAGER_MISSING -> "Stands in no manager’s report.";
            case MANAGER_UNKNOWN, MANAGER_EXTERNAL -> "The weekly report goes to an address we know nothing of.";
            case MANAGER_SELF -> "Gets a report about themselves.";
            case MANAGER_CYCLE -> "Each is a manager of the next. Correct one of them.";
            case TYPO_DOMAIN -> "Taken as it stands. Correct it in the file if it is wrong.";
            case NOT_ACTIVATED -> "Cannot consent before that: not mailed, checked again every day.";
            case NO_USER_ID -> "Looked for at Docusign by the address.";
        };
    }
}
