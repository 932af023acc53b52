package org.consentcourier.mail;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every mail says that asks for consent.
 *
 * @param docusignEmail the address to sign in with at Docusign
 * @param consentUrl Docusign's own consent page for this person
 * @param checkNowUrl where the person says "I have done this"
 * @param notForMeUrl where the person says "this is not for me"
 * @param informationUrl how to tell a real mail from a fake one
 * @param supportContact whom to ask, as text
 * @param lastDay the day after which we stop asking
 * @param reminderNumber 0 for the first mail
 * @param attributes what columns of the roster say that have no meaning of their own, by their headers
 */
public record Ask(
        Locale locale,
        String personName,
        String applicationName,
        String docusignEmail,
        URI consentUrl,
        URI checkNowUrl,
        URI notForMeUrl,
        URI informationUrl,
        @Nullable String supportContact,
        @Nullable LocalDate lastDay,
        int reminderNumber,
        int reminderLimit,
        Map<String, String> attributes) {

    public Ask {
        attributes = Map.copyOf(attributes);
    }

    /** What the address of the consent page must start with, for people who check. */
    public String consentOrigin() {
        return consentUrl.getScheme() + "://" + consentUrl.getRawAuthority() + "/";
    }

    /** The last day as the language writes it; empty without one. */
    public String lastDayText() {
        return lastDay == null ? "" : Dates.text(lastDay, locale);
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
