package org.consentcourier.mail;

import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

    private static final double WHOLE = 100;

    private Numbers() {}

    static String text(long number, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    static String percent(int percent, Locale locale) {
        return NumberFormat.getPercentInstance(locale).format(percent / WHOLE);
    }
}
