package org.consentcourier.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.Consents;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.ReturnedMails;
import org.consentcourier.mail.MailConfig;

/** What follows from a mail of the mailbox, in one transaction with the note that it did: once, however often it is read. */
@ApplicationScoped
class Effects {

    private static final String ACTOR = "mailbox";

    private final ReturnedMails returned;
    private final ReturnedMailLog log;
    private final ConsentRequests requests;
    private final Consents consents;
    private final OpenQuestions questions;
    private final ZoneId defaultZone;

    Effects(
            ReturnedMails returned,
            ReturnedMailLog log,
            ConsentRequests requests,
            Consents consents,
            OpenQuestions questions,
            MailConfig mail) {
        this.returned = returned;
        this.log = log;
        this.requests = requests;
        this.consents = consents;
        this.questions = questions;
        this.defaultZone = mail.window().zone();
    }

    /** Commits the effect before it returns where the mail belongs; {@code key} is the same whenever that mail is read. */
    @Transactional(TxType.REQUIRES_NEW)
    Place of(String key, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Foreign() -> Place.FOR_PEOPLE;
            case Incoming.DeliveryReport report ->
                once(key, "DELIVERY_REPORT", report.trace(), Place.PROCESSED, subject -> report(subject, report));
            case Incoming.OutOfOffice(var trace, var backOn) ->
                once(key, "OUT_OF_OFFICE", trace, Place.PROCESSED, subject -> away(subject.requestIds(), backOn));
            case Incoming.NoLongerHere(var trace) ->
                once(key, "NO_LONGER_HERE", trace, Place.PROCESSED, subject -> gone(subject.requestIds()));
            case Incoming.AutoReply(var trace) ->
                once(
                        key,
                        "AUTO_REPLY",
                        trace,
                        Place.PROCESSED,
                        subject -> note(subject.requestIds(), "an automatic reply that names no day of return"));
            case Incoming.HumanReply(var trace) ->
                once(
                        key,
                        "HUMAN_REPLY",
                        trace,
                        Place.FOR_PEOPLE,
                        subject -> note(subject.requestIds(), "answered; the answer is in the mailbox"));
        };
    }

    private Place once(String key, String kind, Trace trace, Place place, Consumer<ReturnedMails.Subject> effect) {
        var subject = returned.find(trace.returnAddresses(), trace.messageIds());
        if (subject.isEmpty()) {
            return Place.FOR_PEOPLE;
        }
        if (subject.get().underway()) {
            return Place.LEFT_THERE;
        }
        if (log.enter(key, kind, subject.get().deliveryId())) {
            effect.accept(subject.get());
        }
        return place;
    }

    private void report(ReturnedMails.Subject subject, Incoming.DeliveryReport report) {
        var reply = report.reply();
        switch (report.verdict()) {
            case NO_SUCH_ADDRESS -> {
                if (returned.giveUp(subject, reply)) {
                    note(subject.requestIds(), "came back, the address takes no mail: " + reply);
                }
            }
            case THIS_TIME -> remark(subject, "came back this time: " + reply, reply);
            case POLICY -> remark(subject, "came back, refused by policy: " + reply, reply);
            case DELAYED -> note(subject.requestIds(), "delayed on its way: " + reply);
            case DELIVERED -> {}
        }
    }

    private void remark(ReturnedMails.Subject subject, String note, String reply) {
        returned.remark(subject, reply);
        note(subject.requestIds(), note);
    }

    /** Whoever is away is so for every application. */
    private void away(List<UUID> requestIds, LocalDate backOn) {
        if (!requestIds.isEmpty()) {
            away(requestIds.getFirst(), backOn);
        }
    }

    private void away(UUID requestId, LocalDate backOn) {
        var person = requests.findById(requestId).person();
        var zone = requests.standing(requestId)
                .flatMap(standing -> standing.zone())
                .orElse(defaultZone);
        for (var request : requests.ofPerson(person.id())) {
            requests.lock(request.id()).ifPresent(locked -> {
                locked.awayUntil(backOn.atStartOfDay(zone).toInstant());
                note(locked, "out of office, back on " + backOn);
            });
        }
    }

    private void gone(List<UUID> requestIds) {
        for (var requestId : requestIds) {
            questions.ask(
                    requests.findById(requestId).application(),
                    requestId,
                    QuestionKind.LEFT_COMPANY,
                    "An automatic reply from the person's mailbox says that they are no longer there.",
                    ACTOR);
        }
    }

    private void note(List<UUID> requestIds, String what) {
        for (var requestId : requestIds) {
            requests.lock(requestId).ifPresent(request -> note(request, what));
        }
    }

    private void note(ConsentRequest request, String what) {
        consents.note(request, Cause.of(ACTOR, what));
    }
}
