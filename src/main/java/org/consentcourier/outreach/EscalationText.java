package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.mail.Escalation;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Overdue;
import org.consentcourier.mail.OverduePerson;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.Wording;
import org.consentcourier.roster.Managers;

/** Says to a manager who has not answered; no link of theirs is in it, for nobody can consent for another. */
@ApplicationScoped
class EscalationText {

    private final Applications applications;
    private final Managers managers;
    private final Histories histories;
    private final OutreachPolicies policies;
    private final MailConfig mail;

    EscalationText(
            Applications applications,
            Managers managers,
            Histories histories,
            OutreachPolicies policies,
            MailConfig mail) {
        this.applications = applications;
        this.managers = managers;
        this.histories = histories;
        this.policies = policies;
        this.mail = mail;
    }

    /** About these people, as it stood at that time. */
    Rendering of(String manager, Application application, List<ConsentRequest> people, Instant at) {
        var zone = managers.zone(manager).orElse(ZoneOffset.UTC);
        return Rendering.of(new Escalation(new Overdue(
                Wording.spoken(managers.language(manager).orElse(Locale.ENGLISH)),
                Sender.of(mail),
                managers.name(manager).orElse(null),
                application.name(),
                people.stream().map(person -> overdue(person, zone, at)).toList(),
                applications.page("/"),
                application.supportContact().orElse(null))));
    }

    private OverduePerson overdue(ConsentRequest request, ZoneId zone, Instant at) {
        var sent = histories.mails(request).stream()
                .map(DeliveryRow::sentAt)
                .flatMap(when -> Optional.ofNullable(when).stream())
                .filter(when -> !when.isAfter(at))
                .toList();
        var last = sent.stream().max(Instant::compareTo).orElse(at);
        var end = histories
                .begun(request.id(), request.round())
                .flatMap(policies.of(request.application())::endOf)
                .map(day -> day.atZone(zone).toLocalDate());
        return new OverduePerson(
                request.person().fullName(),
                request.person().email(),
                sent.size(),
                last.atZone(zone).toLocalDate(),
                end.orElse(null));
    }
}
