package org.consentcourier.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentcourier.roster.file.ColumnMapping;
import org.consentcourier.roster.file.Field;

/** What IT reads instead of the names of columns, whether of the roster or of what a file may hold. */
final class ColumnWords {

    static final String KEEP = "Keep as extra information";
    static final String LEAVE_OUT = "Leave out";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("email", "E-mail address"),
            Map.entry("user_id", "User ID"),
            Map.entry("status", "Status in Docusign"),
            Map.entry("membership", "Status in Docusign"),
            Map.entry("account", "Docusign account"),
            Map.entry("first_name", "First name"),
            Map.entry("last_name", "Last name"),
            Map.entry("full_name", "Full name"),
            Map.entry("job_title", "Job title"),
            Map.entry("company", "Company"),
            Map.entry("department", "Department"),
            Map.entry("permission_set", "Permission profile"),
            Map.entry("groups", "Groups"),
            Map.entry("group", "Groups"),
            Map.entry("user_groups", "Groups"),
            Map.entry("added_date", "Added to Docusign"),
            Map.entry("manager_email", "Manager’s address"),
            Map.entry("language", "Language"),
            Map.entry("time_zone", "Time zone"),
            Map.entry("country", "Country"),
            Map.entry("rosters", "On the rosters of"));

    private static final List<String> FIRST = List.of("email", "user_id", "membership", "first_name", "last_name");

    /** What tells persons apart first. */
    static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    column -> FIRST.contains(column) ? FIRST.indexOf(column) : FIRST.size())
            .thenComparing(Comparator.naturalOrder());

    private ColumnWords() {}

    /** For a field's name, ATTRIBUTE or IGNORE. */
    static String ofMeaning(String meaning) {
        return switch (meaning) {
            case ColumnMapping.ATTRIBUTE -> KEEP;
            case ColumnMapping.IGNORE -> LEAVE_OUT;
            default -> of(meaning.toLowerCase(Locale.ROOT));
        };
    }

    /** The name itself where there are no words for it. */
    static String of(String column) {
        return WORDS.getOrDefault(column, column);
    }

    static String of(Field field) {
        return of(field.name().toLowerCase(Locale.ROOT));
    }
}
