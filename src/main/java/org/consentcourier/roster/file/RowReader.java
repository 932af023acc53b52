package org.consentcourier.roster.file;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads records by the columns of their file; one reader for one file. */
final class RowReader {

    private static final String JOINT = "; ";

    private final ColumnMapping columns;
    private final boolean hasAttributes;
    private final Map<Field, String> empty = new EnumMap<>(Field.class);
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Rule<Membership> memberships = ((Rule<Membership>) Rules::membership).remembering();
    private final Rule<String> languages = ((Rule<String>) Languages::read).remembering();
    private final Rule<String> timeZones = ((Rule<String>) Rules::timeZone).remembering();
    private final Rule<String> countries = ((Rule<String>) Countries::read).remembering();
    private Field at = Field.EMAIL;
    private String attribute = "";
    private Membership membership = Membership.UNTOLD;

    RowReader(ColumnMapping columns) {
        this.columns = columns;
        for (var field : Field.values()) {
            if (columns.has(field)) {
                empty.put(field, "");
            }
        }
        hasAttributes = columns.names().containsValue(ColumnMapping.ATTRIBUTE);
    }

    RosterRecord read(Raw raw) {
        attribute = "";
        try {
            if (raw.fault() != null) {
                return bad(raw, "", raw.fault());
            }
            if (raw.unended() && raw.cells().size() < columns.size()) {
                return bad(raw, "", CsvRows.CUT_OFF);
            }
            var surplus = surplus(raw.cells());
            if (surplus >= 0) {
                return bad(raw, "", "has more cells than the header: is a cell not in quotes that holds a separator?");
            }
            collect(raw);
            return new RosterRecord.Good(row(raw), cells(raw));
        } catch (Broken broken) {
            return bad(raw, attribute.isEmpty() ? columns.headerOf(at) : attribute, broken.reason());
        }
    }

    private int surplus(List<String> cells) {
        for (int i = columns.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return i;
            }
        }
        return -1;
    }

    private void collect(Raw raw) throws Broken {
        values.putAll(empty);
        membership = Membership.UNTOLD;
        var cells = raw.cells();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            var field = columns.field(i);
            if (field == null) {
                continue;
            }
            at = field;
            var cell = cells.get(i).strip();
            check(raw, i, cell);
            if (field == Field.STATUS) {
                membership = membership.worse(memberships.read(cell));
            } else if (!cell.isEmpty()) {
                var before = values.put(field, cell);
                if (!isNothing(before)) {
                    values.put(field, before + JOINT + cell);
                }
            }
        }
    }

    private static void check(Raw raw, int position, String cell) throws Broken {
        var fault = raw.faults().get(position);
        if (fault != null) {
            throw new Broken(fault);
        }
        if (cell.indexOf(Characters.LOST) >= 0) {
            throw new Broken(
                    "holds characters that its encoding does not have: save the file as CSV UTF-8, or correct this row");
        }
    }

    private RosterRow row(Raw raw) throws Broken {
        var email = required(Field.EMAIL, Rules::email);
        var userId = isNothing(value(Field.USER_ID)) ? null : optional(Field.USER_ID, Rules::userId);
        var first = optional(Field.FIRST_NAME, Rules::text);
        var last = optional(Field.LAST_NAME, Rules::text);
        if (isNothing(first) && isNothing(last) && !isNothing(value(Field.FULL_NAME))) {
            first = optional(Field.FULL_NAME, Rules::text);
            last = "";
        }
        return new RosterRow(
                raw.line(),
                email,
                userId,
                membership,
                optional(Field.ACCOUNT, Rules::text),
                first,
                last,
                optional(Field.JOB_TITLE, Rules::text),
                optional(Field.COMPANY, Rules::text),
                optional(Field.DEPARTMENT, Rules::text),
                optional(Field.PERMISSION_SET, Rules::text),
                optional(Field.GROUPS, Rules::groups),
                optional(Field.ADDED_DATE, Rules::text),
                optional(Field.MANAGER_EMAIL, RowReader::managerEmail),
                optional(Field.LANGUAGE, languages),
                optional(Field.TIME_ZONE, timeZones),
                optional(Field.COUNTRY, countries),
                hasAttributes ? attributes(raw) : null);
    }

    private static boolean isNothing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private @Nullable String value(Field field) {
        return values.get(field);
    }

    private <T> T required(Field field, Rule<T> rule) throws Broken {
        at = field;
        return rule.read(Objects.requireNonNullElse(value(field), ""));
    }

    /** Who has left is told by the row as it is: what else is wrong with it does not matter any more. */
    private <T> @Nullable T optional(Field field, Rule<T> rule) throws Broken {
        var cell = value(field);
        if (cell == null) {
            return null;
        }
        at = field;
        try {
            return rule.read(cell);
        } catch (Broken broken) {
            if (membership.isOver()) {
                return null;
            }
            throw broken;
        }
    }

    private static String managerEmail(String cell) throws Broken {
        return cell.isEmpty() ? cell : Rules.email(cell).toLowerCase(Locale.ROOT);
    }

    private Map<String, String> attributes(Raw raw) throws Broken {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.isAttribute(i)) {
                attribute = columns.header(i);
                var cell = i < raw.cells().size() ? raw.cells().get(i).strip() : "";
                try {
                    check(raw, i, cell);
                    cell = Rules.text(cell);
                } catch (Broken broken) {
                    if (!membership.isOver()) {
                        throw broken;
                    }
                    cell = "";
                }
                attributes.merge(attribute, cell, RowReader::joined);
            }
        }
        attribute = "";
        return Collections.unmodifiableMap(attributes);
    }

    private static String joined(String before, String after) {
        return before.isEmpty() || after.isEmpty() ? before + after : before + JOINT + after;
    }

    private RosterRecord.Bad bad(Raw raw, String column, String reason) {
        var email = cell(raw, Field.EMAIL);
        var emailKey = Emails.problem(email) == null ? email.toLowerCase(Locale.ROOT) : null;
        var userId = UserIds.parse(cell(raw, Field.USER_ID));
        var name = emailKey == null ? name(raw) : null;
        return new RosterRecord.Bad(raw.line(), column, reason, cells(raw), emailKey, userId, name);
    }

    private @Nullable String name(Raw raw) {
        var name = (cell(raw, Field.FIRST_NAME) + " " + cell(raw, Field.LAST_NAME)).strip();
        var known = name.isEmpty() ? cell(raw, Field.FULL_NAME) : name;
        return known.isEmpty() ? null : known.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private String cell(Raw raw, Field field) {
        for (int i = 0; i < Math.min(columns.size(), raw.cells().size()); i++) {
            if (columns.field(i) == field) {
                return raw.cells().get(i).strip();
            }
        }
        return "";
    }

    private static List<String> cells(Raw raw) {
        return Collections.unmodifiableList(raw.cells());
    }
}
