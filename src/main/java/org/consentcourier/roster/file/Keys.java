package org.consentcourier.roster.file;

import java.text.Normalizer;
import java.util.Locale;

/** Names as they are compared: without case, accents, spaces, punctuation, or the width of letters. */
final class Keys {

    private Keys() {}

    static String of(String name) {
        var key = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
