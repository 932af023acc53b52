package org.consentcourier.mail;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every mail says that asks for consent. Names are kept as they are set into a sentence: on one line, and isolated where
 * they run the other way.
 *
 * @param locale one that {@link Wording#spoken} gave
 * @param scopes as Docusign calls them
 * @param docusignEmail the address to sign in with at Docusign
 * @param consentUrl Docusign's own consent page for this person
 * @param checkNowUrl where the person says "I have done this"
 * @param notForMeUrl where the person says "this is not for me"
 * @param informationUrl how to tell a real mail from a fake one
 * @param supportContact whom to ask, as text
 * @param dueDay the day by which the permission is wanted
 * @param lastDay the day after which we stop asking
 * @param reminderNumber 0 for the first mail, and for a reminder that IT asked for besides
 * @param attributes what columns of the roster say that have no meaning of their own, by their headers
 */
public record Ask(
        Locale locale,
        Sender sender,
        String personName,
        String applicationName,
        List<String> scopes,
        String docusignEmail,
        URI consentUrl,
        URI checkNowUrl,
        URI notForMeUrl,
        URI informationUrl,
        @Nullable String supportContact,
        @Nullable LocalDate dueDay,
        @Nullable LocalDate lastDay,
        int reminderNumber,
        int reminderLimit,
        Map<String, String> attributes) {

    /** Sets names into the script of the language, and keeps its own copies. */
    public Ask {
        var script = Script.of(locale);
        sender = sender.in(script);
        personName = script.name(personName);
        applicationName = script.name(applicationName);
        supportContact = supportContact == null ? null : script.name(supportContact);
        scopes = List.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }

    /** Whether there is a name to greet the person by, and not just their address. */
    public boolean named() {
        return !personName.isEmpty() && !Script.bare(personName).equalsIgnoreCase(docusignEmail);
    }

    /** What the address of the consent page must start with, for people who check. */
    public String consentOrigin() {
        return Script.of(locale).isolated(consentUrl.getScheme() + "://" + consentUrl.getRawAuthority() + "/");
    }

    /** What the application may do, one line for each scope, in plain words. */
    public List<String> allowances() {
        var words = Wording.in(locale);
        return scopes.stream().map(scope -> ScopeWords.of(scope, words)).toList();
    }

    /** The due day as the language writes it; empty without one. */
    public String dueDayText() {
        return dueDay == null ? "" : Dates.text(dueDay, locale);
    }

    /** The last day as the language writes it; empty without one. */
    public String lastDayText() {
        return lastDay == null ? "" : Dates.text(lastDay, locale);
    }

    /** Whether a reminder is none of those that come by themselves. */
    public boolean isExtra() {
        return reminderNumber == 0;
    }

    /** Whether no reminder follows and we know when asking ends. */
    public boolean isLastReminder() {
        return !isExtra() && reminderNumber >= reminderLimit && lastDay != null;
    }

    /** What the roster says in the column of this header, in whatever case; empty where it says nothing. */
    public String attribute(String header) {
        var exact = attributes.get(header);
        return exact != null
                ? exact
                : attributes.entrySet().stream()
                        .filter(attribute -> attribute.getKey().strip().equalsIgnoreCase(header.strip()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }
}
