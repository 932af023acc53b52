package org.consentcourier.mail;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People who have been asked and reminded by all the mails they get, and have not consented.
 *
 * @param toOwner the reader is responsible for all; otherwise the people's managers report to the reader
 * @param locale one that {@link Wording#spoken} gave
 * @param people few enough for one mail
 * @param informationUrl how to tell a real mail from a fake one
 * @param supportContact whom to tell that somebody has left, as text
 */
public record Overdue(
        boolean toOwner,
        Locale locale,
        Sender sender,
        @Nullable String managerName,
        String applicationName,
        List<OverduePerson> people,
        URI informationUrl,
        @Nullable String supportContact) {

    /** Sets names into the script of the language, and keeps its own copies. */
    public Overdue {
        var script = Script.of(locale);
        sender = sender.in(script);
        managerName = managerName == null ? null : script.name(managerName);
        applicationName = script.name(applicationName);
        supportContact = supportContact == null ? null : script.name(supportContact);
        people = List.copyOf(people);
    }

    /** How many they are, as the language writes it. */
    public String countText() {
        return Numbers.text(people.size(), locale);
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }
}
