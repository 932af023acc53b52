package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.consentcourier.mail.CompanyReport.Share;
import org.consentcourier.mail.GroupProgress;
import org.consentcourier.mail.MissingPeople;
import org.consentcourier.mail.ReportHead;
import org.consentcourier.mail.Wording;
import org.consentcourier.report.CompanyReport.ApplicationTrend;
import org.consentcourier.report.PeopleFilter.Part;

/** Puts the report about everybody into the words of a mail. */
@ApplicationScoped
class CompanyMails {

    private final ReportPeople people;
    private final ReportPeriods periods;

    CompanyMails(ReportPeople people, ReportPeriods periods) {
        this.people = people;
        this.periods = periods;
    }

    org.consentcourier.mail.CompanyReport of(CompanyReport report, ReportHead head) {
        var period = report.period();
        var today = period.takenAt().atZone(periods.zone(period)).toLocalDate();
        return new org.consentcourier.mail.CompanyReport(
                head,
                MailedNumbers.progress(report.numbers(), period),
                report.trends().stream()
                        .map(trend -> application(report, trend, today))
                        .toList(),
                groups(report.departments(), period),
                groups(report.countries(), period),
                groups(report.domains(), period),
                ages(report, head),
                problems(report, head),
                willBreak(report, head.locale()));
    }

    private static GroupProgress application(CompanyReport report, ApplicationTrend trend, LocalDate today) {
        var numbers = report.applications().stream()
                .filter(one -> one.application().equals(trend.application()))
                .map(ApplicationNumbers::numbers)
                .reduce(Numbers.NONE, Numbers::plus);
        return new GroupProgress(
                trend.applicationName(),
                MailedNumbers.progress(numbers, report.period()),
                MailedNumbers.prospect(trend.trend(), numbers, today));
    }

    private static List<GroupProgress> groups(List<GroupNumbers> groups, ReportPeriod period) {
        return groups.stream()
                .map(group -> new GroupProgress(group.name(), MailedNumbers.progress(group.numbers(), period), null))
                .toList();
    }

    private static List<Share> ages(CompanyReport report, ReportHead head) {
        var largest = report.ages().stream().mapToLong(AgeNumbers::people).max().orElse(0);
        return report.ages().stream()
                .filter(age -> age.people() > 0)
                .map(age -> Share.of(name(age, head), age.people(), largest))
                .toList();
    }

    private static String name(AgeNumbers age, ReportHead head) {
        var words = Wording.in(head.locale());
        var last = age.toDays();
        if (last == null) {
            return words.daysOver(head.number(age.fromDays() - 1L));
        }
        return age.fromDays() == 0
                ? words.daysUpTo(head.number(last))
                : words.daysBetween(head.number(age.fromDays()), head.number(last));
    }

    private static List<Share> problems(CompanyReport report, ReportHead head) {
        var largest = report.problems().stream()
                .mapToLong(ProblemNumbers::people)
                .max()
                .orElse(0);
        return report.problems().stream()
                .sorted(Comparator.comparingLong(ProblemNumbers::people).reversed())
                .map(one -> Share.of(StatusWords.of(one.problem(), Wording.in(head.locale())), one.people(), largest))
                .toList();
    }

    /** Who is missing for an application that has a go-live, the nearest first; where none has, whoever is missing. */
    private MissingPeople willBreak(CompanyReport report, Locale locale) {
        var dated = report.applications().stream()
                .filter(one -> one.goLive() != null && one.numbers().missing() > 0)
                .sorted(Comparator.comparing(one -> one.goLive() == null ? LocalDate.MAX : one.goLive()))
                .toList();
        var broken = dated.isEmpty() ? report.applications() : dated;
        return new MissingPeople(
                broken.stream()
                        .flatMap(one -> people
                                .page(
                                        report.period().key(),
                                        new Scope.Everybody(),
                                        PeopleFilter.of(Part.MISSING).ofApplication(one.application()),
                                        null,
                                        MissingPeople.MOST)
                                .stream())
                        .limit(MissingPeople.MOST)
                        .map(line -> MailedPeople.missing(line, locale, null))
                        .toList(),
                broken.stream().mapToLong(one -> one.numbers().missing()).sum());
    }
}
