package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.MissingPerson;
import org.consentcourier.mail.NewlyGranted;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.TeamReport;
import org.consentcourier.mail.WeeklyReportMail;
import org.consentcourier.mail.Wording;
import org.consentcourier.roster.Managers;

/** Writes a manager's mail from the snapshot it was ordered for, however much later it leaves. */
@ApplicationScoped
class ReportLetters implements LetterWriter {

    private final Reports reports;
    private final Managers managers;
    private final Applications applications;
    private final MailConfig mail;

    ReportLetters(Reports reports, Managers managers, Applications applications, MailConfig mail) {
        this.reports = reports;
        this.managers = managers;
        this.applications = applications;
        this.mail = mail;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.WEEKLY_REPORT);
    }

    /** Its hour was chosen when it was ordered; one that was held until a newer one came is old news. */
    @Override
    public Wanted wanted(Delivery delivery) {
        var newest = reports.periods().stream().map(ReportPeriod::key).findFirst();
        return newest.equals(delivery.reportPeriod())
                ? new Wanted.AtAnyTime()
                : new Wanted.NoLonger("a newer report is there");
    }

    @Override
    public Draft write(Delivery delivery) {
        var manager = delivery.recipient();
        return reports.team(delivery.reportPeriod().orElseThrow(), manager)
                .filter(report -> !report.applications().isEmpty())
                .<Draft>map(report -> new Draft.Ready(letter(delivery, report)))
                .orElseGet(() -> new Draft.NoLongerWanted("the report names nobody of this manager"));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        return reports.team(delivery.reportPeriod().orElseThrow(), delivery.recipient()).stream()
                .map(report -> Rewritten.of(rendering(delivery, report)))
                .toList();
    }

    private Letter letter(Delivery delivery, ConsentReport report) {
        return Letter.of(rendering(delivery, report), delivery.recipient(), delivery.messageId());
    }

    private Rendering rendering(Delivery delivery, ConsentReport report) {
        return Rendering.of(new WeeklyReportMail(text(delivery.recipient(), report)));
    }

    private TeamReport text(String manager, ConsentReport report) {
        var numbers = report.numbers();
        var locale = Wording.spoken(managers.language(manager).orElse(Locale.ENGLISH));
        return new TeamReport(
                locale,
                Sender.of(mail),
                managers.name(manager).orElse(null),
                PeriodName.of(report.period().key(), locale),
                Math.toIntExact(numbers.done()),
                Math.toIntExact(numbers.total()),
                Math.toIntExact(numbers.newlyGranted()),
                report.missing().stream().map(line -> missing(line, locale)).toList(),
                report.newlyGranted().stream().map(ReportLetters::granted).toList(),
                applications.page("/reports/" + report.period().key()));
    }

    private static MissingPerson missing(ReportLine line, Locale locale) {
        return new MissingPerson(
                line.personName(),
                line.personEmail(),
                line.applicationName(),
                line.state(locale),
                line.advice(locale),
                line.ageDays(),
                line.lastMailOn(),
                line.mailsSent());
    }

    private static NewlyGranted granted(ReportLine line) {
        return new NewlyGranted(line.personName(), line.personEmail(), line.applicationName());
    }
}
