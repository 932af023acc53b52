package org.consentcourier.mail;

import java.util.List;
import java.util.Locale;

/** Writes every mail to people who do not exist, and looks whether it still says what it is for. */
final class Trial {

    /** What is missing of a mail that could be written. */
    static final class Failed extends Exception {
        private Failed(String message) {
            super(message);
        }
    }

    private static final Sender NAMED = new Sender("Corp & Söhne <Ltd>", "IT Help <it-help@corp.example>", false);
    private static final Sender UNNAMED = new Sender(null, null, true);

    private Trial() {}

    /** All kinds: to all names in English, and to one in every language that is spoken; returns how many mails were written. */
    static int run() throws Failed {
        int written = 0;
        for (var kind : SampleMail.values()) {
            for (var name : SampleMail.NAMES) {
                look(kind, kind.to(name, application(name), Locale.ENGLISH, NAMED));
                written++;
            }
            for (var language : languages()) {
                look(kind, kind.to(SampleMail.NAMES.getFirst(), language, UNNAMED));
                written++;
            }
        }
        return written;
    }

    /** Applications may be called as badly as people, but they have a name. */
    private static String application(String name) {
        return name.isEmpty() ? "Contract Archive" : name;
    }

    private static List<Locale> languages() {
        return Wording.languages(Voice.current());
    }

    private static void look(SampleMail kind, Rendering mail) throws Failed {
        if (mail.subject().isBlank() || mail.subject().chars().anyMatch(Character::isISOControl)) {
            throw new Failed("the subject of %s must be one line of text".formatted(kind));
        }
        if (kind.asks()
                && !mail.text()
                        .lines()
                        .toList()
                        .contains(Scenery.NOWHERE.consentUrl().toString())) {
            throw new Failed("the text of %s lacks {ask.consentUrl} on a line of its own".formatted(kind));
        }
        for (var link : kind.links()) {
            if (!mail.html().contains("href=\"" + link.toString().replace("&", "&amp;") + "\"")) {
                throw new Failed("the HTML of %s has no link to %s".formatted(kind, link.getPath()));
            }
        }
    }
}
