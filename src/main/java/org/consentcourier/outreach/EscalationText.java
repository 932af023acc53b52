package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/** Says who has not answered; no link of theirs is in it, for nobody can consent for another. */
@ApplicationScoped
class EscalationText {

    private final Applications applications;
    private final Managers managers;
    private final Histories histories;
    private final Superiors superiors;
    private final OutreachPolicies policies;
    private final MailConfig mail;

    EscalationText(
            Applications applications,
            Managers managers,
            Histories histories,
            Superiors superiors,
            OutreachPolicies policies,
            MailConfig mail) {
        this.applications = applications;
        this.managers = managers;
        this.histories = histories;
        this.superiors = superiors;
        this.policies = policies;
        this.mail = mail;
    }

    /**
     * Of whom a mail tells.
     *
     * @param people those it names, by their managers
     * @param more how many others it only counts
     * @param applications keys of those that ask all of them
     */
    record About(List<ConsentRequest> people, int more, List<String> applications) {}

    /** About these people, as it stood at that time. */
    Rendering of(String recipient, About about, Instant at) {
        var zone = managers.zone(recipient).orElse(ZoneOffset.UTC);
        var asking = about.applications().stream()
                .map(key -> applications.find(key).orElseThrow())
                .toList();
        return Rendering.of(new Escalation(new Overdue(
                superiors.isOwner(recipient),
                Wording.spoken(managers.language(recipient).orElse(Locale.ENGLISH)),
                Sender.of(mail),
                managers.name(recipient).orElse(null),
                asking.stream()
                        .map(one -> new Overdue.Asking(
                                one.name(), one.supportContact().orElse(null)))
                        .toList(),
                about.people().stream().map(person -> overdue(person, zone, at)).toList(),
                about.more(),
                applications.page("/"),
                applications.page(
                        asking.size() == 1
                                ? "/people?application=" + about.applications().getFirst()
                                : "/people"))));
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
                manager(request),
                sent.size(),
                last.atZone(zone).toLocalDate(),
                end.orElse(null),
                applications.find(request.application()).orElseThrow().name());
    }

    private @Nullable String manager(ConsentRequest request) {
        @Nullable String address = managers.superiors(request.person()).direct();
        return address == null
                ? null
                : managers.name(address).map(name -> name + ", " + address).orElse(address);
    }
}
