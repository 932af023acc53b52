package org.consentcourier.web;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.mail.OwnWording;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.outreach.Preview;
import org.consentcourier.outreach.Previews;
import org.jspecify.annotations.Nullable;

/** Makes of a wish a mail that can be looked at; what makes no sense in it is as good as absent. */
@Singleton
class MailChoices {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_FOUND = 20;

    private final OwnWording wording;
    private final Applications applications;
    private final ConsentViews consents;
    private final Previews previews;

    MailChoices(OwnWording wording, Applications applications, ConsentViews consents, Previews previews) {
        this.wording = wording;
        this.applications = applications;
        this.consents = consents;
        this.previews = previews;
    }

    /** Who is meant, or may be: one is as good as chosen. */
    List<ConsentRow> found(MailWish wish) {
        var chosen = Query.uuid(wish.request).flatMap(consents::find);
        if (chosen.isPresent()) {
            return List.of(chosen.get());
        }
        var person = Typed.text(wish.person, LONGEST_NAME);
        var userId = Query.uuid(person).orElse(null);
        return person.isEmpty()
                ? List.of()
                : consents.list(
                        new ConsentFilter(null, null, null, null, userId == null ? person : null, userId),
                        null,
                        MOST_FOUND);
    }

    MailChoice choice(MailWish wish, List<ConsentRow> found) {
        @Nullable ConsentRow to = found.size() == 1 ? found.getFirst() : null;
        var name = Typed.text(wish.name, LONGEST_NAME);
        return new MailChoice(
                Query.constant(SampleMail.class, wish.kind).orElse(SampleMail.INVITATION),
                isSpoken(wish.language) ? wish.language : "",
                MailFrame.look(wish.look),
                Optional.ofNullable(to)
                        .map(ConsentRow::application)
                        .or(() -> Optional.of(wish.application))
                        .flatMap(applications::find)
                        .orElseGet(() -> applications.all().getFirst()),
                name.isEmpty() ? SampleMail.SOMEBODY : name,
                Typed.text(wish.person, LONGEST_NAME),
                to);
    }

    Preview preview(MailChoice choice) {
        var language =
                Optional.of(choice.language()).filter(tag -> !tag.isEmpty()).map(Locale::forLanguageTag);
        return Optional.ofNullable(choice.to())
                .flatMap(to -> previews.toPerson(to.id(), choice.kind(), language))
                .orElseGet(() -> previews.toNobody(
                        choice.kind(), choice.name(), language.orElse(Locale.ENGLISH), choice.application()));
    }

    /** The tag where it is one we speak, otherwise English. */
    String spoken(String tag) {
        return isSpoken(tag) ? tag : "en";
    }

    private boolean isSpoken(String tag) {
        return wording.languages().stream()
                .anyMatch(language -> language.toLanguageTag().equals(tag));
    }
}
