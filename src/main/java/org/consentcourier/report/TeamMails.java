package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consentcourier.application.Applications;
import org.consentcourier.mail.GroupProgress;
import org.consentcourier.mail.MissingPeople;
import org.consentcourier.mail.PersonLinks;
import org.consentcourier.mail.Prospect;
import org.consentcourier.mail.ReportHead;
import org.consentcourier.mail.TeamReport;
import org.consentcourier.report.PeopleFilter.Part;
import org.jspecify.annotations.Nullable;

/** Puts a manager's report into the words of a mail. */
@ApplicationScoped
class TeamMails {

    /** Those who need the manager come first in other lists, and are left out of this one. */
    private static final int LOOKED_AT = 200;

    private final ReportPeople people;
    private final ReportPeriods periods;
    private final ReportLinks links;
    private final Applications applications;

    TeamMails(ReportPeople people, ReportPeriods periods, ReportLinks links, Applications applications) {
        this.people = people;
        this.periods = periods;
        this.links = links;
        this.applications = applications;
    }

    /**
     * Who needs the manager is named of the own people alone: the others have managers of their own.
     *
     * @param first whether the reader has had none before
     * @param acting whether its links act; those that do not are for looking at
     */
    TeamReport of(ManagerReport report, ReportHead head, boolean first, boolean acting) {
        var locale = head.locale();
        var period = report.period();
        var own = report.direct().total() > 0 ? report.direct() : report.below();
        return new TeamReport(
                head,
                first ? apps(report, locale) : null,
                MailedNumbers.progress(own, period),
                report.teams().isEmpty() ? null : MailedNumbers.progress(report.below(), period),
                prospect(report),
                new MissingPeople(
                        report.needsYou().stream()
                                .limit(MissingPeople.MOST)
                                .map(line -> MailedPeople.missing(line, locale, links(report, line, acting)))
                                .toList(),
                        report.direct().late()),
                nudgeAll(report, acting),
                waiting(report, locale),
                MailedPeople.named(report.newlyGranted(), report.direct().newlyGranted()),
                MailedPeople.named(report.revoked(), report.direct().revoked()),
                report.teams().stream()
                        .map(team -> new GroupProgress(name(team), MailedNumbers.progress(team.below(), period), null))
                        .toList(),
                applications(report));
    }

    private Prospect prospect(ManagerReport report) {
        var today =
                report.period().takenAt().atZone(periods.zone(report.period())).toLocalDate();
        return MailedNumbers.prospect(report.trend(), report.below(), today);
    }

    private MissingPeople waiting(ManagerReport report, Locale locale) {
        var count = report.direct().missing() - report.direct().late();
        if (count == 0) {
            return MissingPeople.NONE;
        }
        var manager = report.manager().email();
        var filter = PeopleFilter.of(Part.MISSING).ofManager(manager);
        return new MissingPeople(
                people.page(report.period().key(), new Scope.Tree(manager), filter, null, LOOKED_AT).stream()
                        .filter(line -> !line.isLate())
                        .limit(MissingPeople.MOST)
                        .map(line -> MailedPeople.missing(line, locale, null))
                        .toList(),
                count);
    }

    private List<GroupProgress> applications(ManagerReport report) {
        return report.applications().size() < 2
                ? List.of()
                : report.applications().stream()
                        .map(one -> new GroupProgress(
                                one.applicationName(), MailedNumbers.progress(one.numbers(), report.period()), null))
                        .toList();
    }

    private static String apps(ManagerReport report, Locale locale) {
        return report.applications().stream()
                .map(ApplicationNumbers::applicationName)
                .collect(Collectors.joining(locale.getLanguage().equals("ja") ? "、" : ", "));
    }

    private static String name(ManagerNumbers team) {
        var name = team.name();
        var email = team.manager();
        return name != null ? name : email == null ? "" : email;
    }

    private @Nullable URI nudgeAll(ManagerReport report, boolean acting) {
        if (report.needsYou().stream().noneMatch(TeamMails::isNudged)) {
            return null;
        }
        return acting ? links.nudgeAll(report.period().key(), report.manager().email()) : shown();
    }

    private PersonLinks links(ManagerReport report, ReportLine line, boolean acting) {
        return new PersonLinks(
                isNudged(line) ? link(ReportAction.NUDGE, report, line, acting) : null,
                link(ReportAction.LEFT_COMPANY, report, line, acting),
                link(ReportAction.WRONG_MANAGER, report, line, acting),
                link(ReportAction.EXEMPTION_WANTED, report, line, acting));
    }

    private URI link(ReportAction action, ManagerReport report, ReportLine line, boolean acting) {
        return acting
                ? links.person(action, report.period().key(), report.manager().email(), line.requestId())
                : shown();
    }

    private URI shown() {
        return applications.page("/act");
    }

    /** One more reminder helps only where nothing but an answer is missing. */
    private static boolean isNudged(ReportLine line) {
        return line.problem() == Problem.SILENT;
    }
}
