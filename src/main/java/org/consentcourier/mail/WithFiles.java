package org.consentcourier.mail;

import java.util.Locale;

/** Whether the people of a report go with the mail as a file. */
public enum WithFiles {
    NONE,
    ATTACHED,
    TOO_LARGE;

    /** In the sentences of a language; empty where there is nothing to say. */
    public String in(Locale locale) {
        return switch (this) {
            case NONE -> "";
            case ATTACHED -> Wording.in(locale).filesAttached();
            case TOO_LARGE -> Wording.in(locale).filesTooLarge();
        };
    }
}
