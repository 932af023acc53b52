package org.consentcourier.web;

import java.util.Map;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.mail.SampleMail;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is looked at.
 *
 * @param language tag of one that is spoken; empty: that of whoever reads it
 * @param name of whom it is written to where that is nobody
 * @param person what was searched for
 * @param to whom it is written to; null: somebody who does not exist
 */
record MailChoice(
        SampleMail kind,
        String language,
        String look,
        Application application,
        String name,
        String person,
        @Nullable ConsentRow to) {

    /** Where the HTML part stands alone. */
    public String frame() {
        return "/templates/mail" + query(to == null ? null : to.id());
    }

    /** The same mail to one of those who were found. */
    public String linkTo(ConsentRow other) {
        return "/templates" + query(other.id());
    }

    /** The same mail in one of the languages; English where none was chosen. */
    public String tag() {
        return language.isEmpty() ? "en" : language;
    }

    private String query(@Nullable UUID request) {
        return Query.string(Map.of(
                "kind",
                kind.name(),
                "language",
                language,
                "look",
                look,
                "application",
                application.key(),
                "name",
                name,
                "request",
                request == null ? "" : request.toString()));
    }
}
