package org.consentcourier.mail;

import java.text.Bidi;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which way a language runs, and how what people are called is set into its sentences without turning them around. */
enum Script {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private static final Set<String> LEFTWARD =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "ug", "ur", "yi");

    /** Line breaks would end a header; marks that turn text around would let a name rewrite the sentence it stands in. */
    private static final Pattern UNRULY =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C\\s]+");

    private static final int LONGEST_IN_LIST = 60;

    private static final String ISOLATE = "\u2068";
    private static final String END = "\u2069";

    private final String direction;

    Script(String direction) {
        this.direction = direction;
    }

    static Script of(Locale locale) {
        var written = locale.getScript();
        var leftward = written.isEmpty()
                ? LEFTWARD.contains(locale.getLanguage())
                : Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo").contains(written);
        return leftward ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }

    /** The value of {@code dir}. */
    String direction() {
        return direction;
    }

    /** A name as one line, kept from mixing with the sentence around it wherever the two may run different ways. */
    String name(String name) {
        var line = line(name);
        return line.isEmpty() ? line : isolated(line);
    }

    /** The same for one of many: a list of the longest names would be cut off by mail programs. */
    String shortName(String name) {
        var line = line(name);
        return line.codePointCount(0, line.length()) <= LONGEST_IN_LIST
                ? name(line)
                : name(line.substring(0, line.offsetByCodePoints(0, LONGEST_IN_LIST - 1)) + "…");
    }

    /** What ends in a sign of no direction, such as an address ending in a slash. */
    String isolated(String text) {
        var chars = text.toCharArray();
        return this == RIGHT_TO_LEFT || Bidi.requiresBidi(chars, 0, chars.length) ? ISOLATE + text + END : text;
    }

    /** A name as it was before it was set into a sentence. */
    static String bare(String name) {
        return name.replace(ISOLATE, "").replace(END, "");
    }

    /** Without line breaks and whatever else is no part of a name. */
    static String line(String name) {
        return UNRULY.matcher(name).replaceAll(" ").strip();
    }
}
