package org.consentcourier.roster.file;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges e-mail addresses; one is taken as it stands or not at all. */
final class Emails {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String LOCAL_MARKS = "!#$%&'*+/=?^_`{|}~-";
    private static final boolean[] LOCAL = new boolean[128];
    private static final String NONE = "is not an e-mail address: write it as name@company.example";

    static {
        for (int c = 0; c < LOCAL.length; c++) {
            LOCAL[c] = isLetterOrDigit(c) || LOCAL_MARKS.indexOf(c) >= 0;
        }
    }

    private Emails() {}

    /** What is wrong with the address; null: nothing. */
    static @Nullable String problem(String cell) {
        if (cell.isEmpty()) {
            return "has no e-mail address";
        }
        var at = cell.indexOf('@');
        return at > 0 && isLocalPart(cell, at) && isDomain(cell, at + 1) ? tooLong(cell, at) : diagnosis(cell);
    }

    private static boolean isLocalPart(String cell, int end) {
        var afterDot = true;
        for (int i = 0; i < end; ) {
            var c = cell.codePointAt(i);
            if (c == '.') {
                if (afterDot) {
                    return false;
                }
            } else if (c < LOCAL.length ? !LOCAL[c] : !isVisibleLetter(c)) {
                return false;
            }
            afterDot = c == '.';
            i += Character.charCount(c);
        }
        return !afterDot;
    }

    private static boolean isDomain(String cell, int begin) {
        var ascii = isAscii(cell) || isAscii(cell.substring(begin));
        return ascii ? isAsciiDomain(cell, begin) : isForeignDomain(cell.substring(begin));
    }

    private static boolean isAsciiDomain(String cell, int begin) {
        var label = begin;
        var labels = 0;
        var digits = true;
        for (int i = begin; i <= cell.length(); i++) {
            var c = i == cell.length() ? '.' : cell.charAt(i);
            if (c == '.') {
                if (!isLabel(cell, label, i)) {
                    return false;
                }
                labels++;
                label = i + 1;
                if (i < cell.length()) {
                    digits = true;
                }
            } else if (!isLetterOrDigit(c) && c != '-') {
                return false;
            } else {
                digits &= c <= '9';
            }
        }
        return labels > 1 && !digits && cell.charAt(cell.length() - 2) != '.';
    }

    private static boolean isLabel(String cell, int begin, int end) {
        return end > begin && end - begin <= LONGEST_LABEL && cell.charAt(begin) != '-' && cell.charAt(end - 1) != '-';
    }

    private static boolean isForeignDomain(String domain) {
        var letters = domain.codePoints().allMatch(c -> c == '.' || c == '-' || isVisibleLetter(c) || isVisibleMark(c));
        return letters && isAsciiDomain(Objects.requireNonNullElse(ascii(domain), ""), 0);
    }

    private static @Nullable String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String tooLong(String cell, int at) {
        var local = at;
        var total = cell.length();
        if (!isAscii(cell)) { // what counts is what is sent
            local = cell.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            var domain = Objects.requireNonNullElse(ascii(cell.substring(at + 1)), "");
            total = local + 1 + domain.length();
        }
        if (local > LONGEST_LOCAL) {
            return "is no e-mail address: before the @ it is longer than " + LONGEST_LOCAL + " characters";
        }
        return total > LONGEST ? "is no e-mail address: it is longer than " + LONGEST + " characters" : null;
    }

    private static boolean isAscii(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Only for what is wrong already. */
    private static String diagnosis(String cell) {
        for (int i = 0; i < cell.length(); ) {
            var c = cell.codePointAt(i);
            if (Characters.isInvisible(c)) {
                return "holds a character that cannot be seen (U+%04X at place %d): type the address anew"
                        .formatted(c, cell.codePointCount(0, i) + 1);
            }
            i += Character.charCount(c);
        }
        if (cell.indexOf('@') != cell.lastIndexOf('@')) {
            return "holds more than one e-mail address: keep one, as name@company.example";
        }
        return cell.contains("@") && (cell.contains("<") || cell.contains("\"") || cell.contains(" "))
                ? "holds more than an e-mail address: write only name@company.example, without display name"
                : NONE;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isVisibleLetter(int c) {
        return Character.isLetterOrDigit(c) && !Characters.isInvisible(c);
    }

    private static boolean isVisibleMark(int c) {
        var type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && !Characters.isInvisible(c);
    }
}
