package org.consentcourier.roster;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a cell may hold; each rule gives the value as we keep it or says what is wrong with it. */
final class RowRules {

    private static final int LONGEST_TEXT = 500;
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])");
    private static final Pattern USER_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private RowRules() {}

    /** A cell that does not hold what its column promises; the message is for the person who made the file. */
    static final class Broken extends Exception {
        final Column column;
        final String reason;

        Broken(Column column, String reason) {
            super(reason);
            this.column = column;
            this.reason = reason;
        }
    }

    static String email(Column column, String cell) throws Broken {
        if (cell.isEmpty()) {
            throw new Broken(column, "has no e-mail address");
        }
        if (cell.length() > 254
                || cell.indexOf('@') > 64
                || !EMAIL.matcher(cell).matches()) {
            throw new Broken(
                    column, "is not an e-mail address: write it as name@company.example, without display name");
        }
        return cell;
    }

    static UUID userId(String cell) throws Broken {
        if (!USER_ID.matcher(cell).matches()) {
            throw new Broken(
                    Column.USER_ID,
                    cell.contains("@")
                            ? "is an e-mail address, not a User ID: Docusign's GUID is wanted (column APIUserName of its user list)"
                            : "is not a User ID: 36 characters like 1f0c7a52-…, as in column APIUserName of Docusign's user list");
        }
        return UUID.fromString(cell);
    }

    static String status(String cell) throws Broken {
        if (cell.equalsIgnoreCase("Closed") || cell.equalsIgnoreCase("Disabled")) {
            throw new Broken(Column.STATUS, "is " + cell + " in Docusign: such a user cannot consent");
        }
        return text(Column.STATUS, cell);
    }

    static String text(Column column, String cell) throws Broken {
        if (cell.length() > LONGEST_TEXT) {
            throw new Broken(column, "is longer than " + LONGEST_TEXT + " characters");
        }
        if (cell.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new Broken(column, "holds control characters");
        }
        return cell.replaceAll("\\s+", " ");
    }

    static String language(String cell) throws Broken {
        try {
            return cell.isEmpty()
                    ? cell
                    : new Locale.Builder()
                            .setLanguageTag(cell.replace('_', '-'))
                            .build()
                            .toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new Broken(Column.LANGUAGE, "is not a language tag such as de or pt-BR");
        }
    }

    static String timeZone(String cell) throws Broken {
        try {
            return cell.isEmpty() ? cell : ZoneId.of(cell).getId();
        } catch (DateTimeException e) {
            throw new Broken(Column.TIME_ZONE, "is not a time zone such as Europe/Berlin");
        }
    }

    static String country(String cell) throws Broken {
        var code = cell.toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            throw new Broken(Column.COUNTRY, "is not a two-letter country code such as DE");
        }
        return code;
    }
}
