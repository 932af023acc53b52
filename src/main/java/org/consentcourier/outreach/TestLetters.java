package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.SampleMail;

/** Writes the mails IT sends to itself: as people get them, but about nobody, and marked as a test. */
@ApplicationScoped
class TestLetters implements LetterWriter {

    private static final String MARK = "[Test] ";

    private final Previews previews;
    private final Applications applications;

    TestLetters(Previews previews, Applications applications) {
        this.previews = previews;
        this.applications = applications;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.TEST);
    }

    /** Somebody waits for it. */
    @Override
    public Wanted wanted(Delivery delivery) {
        return new Wanted.AtAnyTime();
    }

    @Override
    public Draft write(Delivery delivery) {
        return again(delivery, Instant.MIN).stream()
                .findFirst()
                .<Draft>map(mail -> new Draft.Ready(Letter.of(mail.sent(), delivery.recipient(), delivery.messageId())))
                .orElseGet(() -> new Draft.NoLongerWanted("its application is gone"));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        var sample = delivery.sample().orElseThrow();
        return applications.find(delivery.application().orElseThrow()).stream()
                .map(application -> previews.sample(sample.mail(), SampleMail.SOMEBODY, sample.language(), application))
                .map(mail -> new Rendering(MARK + mail.subject(), mail.html(), mail.text(), mail.wording()))
                .map(Rewritten::of)
                .toList();
    }
}
