package org.consentcourier.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/** Tells what a mail is, by its bytes alone: knows no mailbox, no database and no clock. */
final class IncomingMails {

    private static final Session SESSION = Session.getInstance(new Properties());

    private IncomingMails() {}

    /** Never throws: what cannot be read is for people. {@code today} gives dates without a year their meaning. */
    static Incoming read(byte[] raw, LocalDate today) {
        try {
            return read(new MimeMessage(SESSION, new ByteArrayInputStream(raw)), today);
        } catch (MessagingException | RuntimeException e) {
            return new Incoming.Foreign();
        }
    }

    private static Incoming read(MimeMessage mail, LocalDate today) throws MessagingException {
        var parts = Parts.of(mail);
        var byMachine = DeliveryReports.isFromMailSystem(mail);
        var trace = Trace.of(mail, parts, byMachine && parts.statuses().isEmpty());
        if (trace.leadsNowhere()) {
            return new Incoming.Foreign();
        }
        Optional<Incoming> report = DeliveryReports.find(parts, byMachine).map(said -> said.about(trace));
        return report.orElseGet(() -> reply(mail, parts, trace, today));
    }

    private static Incoming reply(MimeMessage mail, Parts parts, Trace trace, LocalDate today) {
        var subject = Texts.subject(mail);
        if (!AutoReplies.isOne(mail, subject) && !parts.isReceipt()) {
            return new Incoming.HumanReply(trace);
        }
        var back = ReturnDates.find(Texts.plain(AutoReplies.ownWords(subject) + "\n" + parts.text()), today);
        if (back.isPresent()) {
            return new Incoming.OutOfOffice(trace, back.get());
        }
        return Leavers.hasLeft(Texts.plain(subject + "\n" + parts.text()))
                ? new Incoming.NoLongerHere(trace)
                : new Incoming.AutoReply(trace);
    }
}
