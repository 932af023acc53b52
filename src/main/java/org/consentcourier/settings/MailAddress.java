package org.consentcourier.settings;

import java.util.regex.Pattern;

/** Tells a mail address from any other text, where a setting or a caller is to name one. */
public final class MailAddress {

    private static final int LONGEST = 320;
    private static final Pattern FORM = Pattern.compile("[^<>@,;\\s]+@[^<>@,;\\s]+");

    private MailAddress() {}

    /** Whether it is one and nothing else: no name beside it, no second one. */
    public static boolean is(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
