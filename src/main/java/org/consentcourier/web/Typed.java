package org.consentcourier.web;

import org.jspecify.annotations.Nullable;

/** Text somebody typed or sent: without what no database and no mail takes, and never longer than wanted. */
final class Typed {

    private Typed() {}

    /** Without control characters other than line breaks; empty for nothing. */
    static String text(@Nullable String typed, int longest) {
        var clean = typed == null
                ? ""
                : typed.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** Null for nothing, as filters want it. */
    static @Nullable String orNull(@Nullable String typed) {
        var clean = text(typed, 200);
        return clean.isEmpty() ? null : clean;
    }
}
