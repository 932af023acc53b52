package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.ReportsSent;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.CompanyReportMail;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.ReportHead;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.WeeklyReportMail;
import org.consentcourier.report.ReportFiles.Files;
import org.consentcourier.report.ReportReaders.Reader;

/** Writes the mails about a snapshot from what it keeps, however much later they leave. */
@ApplicationScoped
class ReportLetters implements LetterWriter {

    /** Of everybody instead of one manager's people. */
    static final String EVERYBODY = "";

    /** Where clocks change, a week has an hour more or less. */
    private static final Duration SHORTEST_WEEK = Duration.ofDays(7).minusHours(2);

    private static final Duration LONGEST_WEEK = Duration.ofDays(7).plusHours(2);

    private final Reports reports;
    private final ReportReaders readers;
    private final TeamMails teams;
    private final CompanyMails company;
    private final ReportFiles files;
    private final ReportsSent sent;
    private final Applications applications;
    private final MailConfig mail;

    ReportLetters(
            Reports reports,
            ReportReaders readers,
            TeamMails teams,
            CompanyMails company,
            ReportFiles files,
            ReportsSent sent,
            Applications applications,
            MailConfig mail) {
        this.reports = reports;
        this.readers = readers;
        this.teams = teams;
        this.company = company;
        this.files = files;
        this.sent = sent;
        this.applications = applications;
        this.mail = mail;
    }

    /** A mail, and what goes with it. */
    private record Written(Rendering mail, Files files) {}

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.WEEKLY_REPORT);
    }

    /** Its hour was chosen when it was ordered; one that was held until a newer one came is old news. */
    @Override
    public Wanted wanted(Delivery delivery) {
        return reports.newest().map(ReportPeriod::key).equals(delivery.report().map(Order.OfReport::period))
                ? new Wanted.AtAnyTime()
                : new Wanted.NoLonger("a newer report is there");
    }

    @Override
    public Draft write(Delivery delivery) {
        return written(delivery, true)
                .<Draft>map(
                        written -> new Draft.Ready(Letter.of(written.mail(), delivery.recipient(), delivery.messageId())
                                .carrying(written.files().attachments())))
                .orElseGet(() -> new Draft.NoLongerWanted("the report names nobody of this manager"));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        return written(delivery, true)
                .flatMap(sent -> written(delivery, false).map(shown -> new Rewritten(sent.mail(), shown.mail())))
                .stream()
                .toList();
    }

    private Optional<Written> written(Delivery delivery, boolean acting) {
        var report = delivery.report().orElseThrow();
        return report.whose().equals(EVERYBODY)
                ? reports.company(report.period()).map(found -> company(found, delivery))
                : reports.manager(report.period(), report.whose())
                        .filter(found -> !found.applications().isEmpty())
                        .map(found -> team(found, delivery, acting));
    }

    private Written team(ManagerReport report, Delivery delivery, boolean acting) {
        var reader = readers.of(report.manager(), delivery.recipient());
        var with = files.of(report.period(), new Scope.Tree(report.manager().email()), reader.locale());
        var head = head(report.period(), reader, with);
        return new Written(
                Rendering.of(new WeeklyReportMail(teams.of(report, head, sent.isFirst(delivery), acting))), with);
    }

    private Written company(CompanyReport report, Delivery delivery) {
        var reader = readers.named(delivery.recipient());
        var with = files.of(report.period(), new Scope.Everybody(), reader.locale());
        return new Written(
                Rendering.of(new CompanyReportMail(company.of(report, head(report.period(), reader, with)))), with);
    }

    private ReportHead head(ReportPeriod period, Reader reader, Files with) {
        return new ReportHead(
                reader.locale(),
                Sender.of(mail),
                reader.name(),
                reader.because(),
                PeriodName.of(period.key(), reader.locale()),
                isWeekAfterWeek(period),
                with.with(),
                applications.page("/reports/" + period.key()));
    }

    private boolean isWeekAfterWeek(ReportPeriod period) {
        return Optional.ofNullable(period.previous())
                .flatMap(reports::period)
                .map(before -> Duration.between(before.startsAt(), period.startsAt()))
                .filter(length -> length.compareTo(SHORTEST_WEEK) >= 0 && length.compareTo(LONGEST_WEEK) <= 0)
                .isPresent();
    }
}
