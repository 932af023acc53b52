package org.consentcourier.roster.file;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;

/** What cells may hold; each rule gives the value as we keep it. */
final class Rules {

    private Rules() {}

    static String email(String cell) throws Broken {
        var problem = Emails.problem(cell);
        if (problem != null) {
            throw new Broken(problem);
        }
        return cell;
    }

    static UUID userId(String cell) throws Broken {
        var id = UserIds.parse(cell);
        if (id == null) {
            throw new Broken(
                    cell.contains("@")
                            ? "is an e-mail address, not a User ID: Docusign's GUID is wanted (column APIUserName of its user list)"
                            : "is not a User ID: 36 characters like 1f0c7a52-…, as in column APIUserName of Docusign's user list");
        }
        return id;
    }

    static Membership membership(String cell) throws Broken {
        return Membership.of(cell)
                .orElseThrow(
                        () -> new Broken(
                                "is no status that Docusign knows (Active, ActivationRequired, ActivationSent, Closed, Disabled): correct it, or leave the column out"));
    }

    /** One line without control characters, at most {@link Limits#TEXT} long. */
    static String text(String cell) throws Broken {
        return text(cell, Limits.TEXT);
    }

    /** All of somebody's groups together may be long. */
    static String groups(String cell) throws Broken {
        return text(cell, Limits.GROUPS);
    }

    private static String text(String cell, int longest) throws Broken {
        if (cell.length() > longest) {
            throw new Broken("is longer than " + longest + " characters");
        }
        var space = true; // as if one stood before
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c < ' ' || (c == ' ' && space) || (c >= 0x7F && c < 0xA0)) {
                return squeezed(cell);
            }
            space = c == ' ';
        }
        return cell;
    }

    private static String squeezed(String cell) throws Broken {
        var line = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u0085') {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (Character.isISOControl(c)) {
                throw new Broken("holds a control character (U+%04X)".formatted((int) c));
            } else {
                line.append(c);
            }
        }
        return line.toString().strip();
    }

    static String timeZone(String cell) throws Broken {
        try {
            return cell.isEmpty() ? cell : ZoneId.of(cell).getId();
        } catch (DateTimeException e) {
            throw new Broken("is not a time zone such as Europe/Berlin");
        }
    }
}
