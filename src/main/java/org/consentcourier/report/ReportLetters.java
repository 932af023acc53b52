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
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.Because;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.MissingPeople;
import org.consentcourier.mail.MissingPerson;
import org.consentcourier.mail.NamedPeople;
import org.consentcourier.mail.NamedPerson;
import org.consentcourier.mail.Progress;
import org.consentcourier.mail.Prospect;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.ReportHead;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.TeamReport;
import org.consentcourier.mail.WeeklyReportMail;
import org.consentcourier.mail.WithFiles;
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
        return newest.equals(delivery.report().map(Order.OfReport::period))
                ? new Wanted.AtAnyTime()
                : new Wanted.NoLonger("a newer report is there");
    }

    @Override
    public Draft write(Delivery delivery) {
        var of = delivery.report().orElseThrow();
        return reports.team(of.period(), of.whose())
                .filter(report -> !report.applications().isEmpty())
                .<Draft>map(report -> new Draft.Ready(letter(delivery, report)))
                .orElseGet(() -> new Draft.NoLongerWanted("the report names nobody of this manager"));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        var of = delivery.report().orElseThrow();
        return reports.team(of.period(), of.whose()).stream()
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
        var head = new ReportHead(
                locale,
                Sender.of(mail),
                managers.name(manager).orElse(null),
                new Because.Manager(),
                PeriodName.of(report.period().key(), locale),
                false,
                WithFiles.NONE,
                applications.page("/reports/" + report.period().key()));
        return new TeamReport(
                head,
                null,
                new Progress(numbers.done(), numbers.total(), 0, numbers.newlyGranted() - numbers.revoked()),
                null,
                new Prospect.Done(),
                new MissingPeople(
                        report.missing().stream()
                                .map(line -> missing(line, locale))
                                .toList(),
                        report.missing().size()),
                null,
                MissingPeople.NONE,
                named(report.newlyGranted()),
                named(report.revoked()),
                List.of(),
                List.of());
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
                line.mailsSent(),
                null);
    }

    private static NamedPeople named(List<ReportLine> lines) {
        return new NamedPeople(
                lines.stream()
                        .map(line -> new NamedPerson(line.personName(), line.personEmail(), line.applicationName()))
                        .toList(),
                lines.size());
    }
}
