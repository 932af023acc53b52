package org.consentcourier.web;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.report.ManagerReport;
import org.consentcourier.report.Problem;
import org.consentcourier.report.ReportAction;
import org.consentcourier.report.ReportLine;
import org.consentcourier.report.ReportLinks;
import org.consentcourier.report.ReportLinks.Followed;
import org.jspecify.annotations.Nullable;

/** What a manager can do about whoever needs them, from the page as from the mail, by the same links. */
@Singleton
class ReportActs {

    private final ReportLinks links;

    ReportActs(ReportLinks links) {
        this.links = links;
    }

    /** One link. */
    record Act(URI link, String words) {}

    /** For each who needs the manager, in their order; nothing once the links are out of date. */
    List<List<Act>> of(ManagerReport report) {
        return isValid(allLink(report))
                ? report.needsYou().stream().map(line -> acts(report, line)).toList()
                : List.of();
    }

    /** Null where there is nobody to remind, or the links are out of date. */
    @Nullable
    URI nudgeAll(ManagerReport report) {
        var link = allLink(report);
        return report.needsYou().stream().anyMatch(ReportActs::helpsToRemind) && isValid(link) ? link : null;
    }

    private URI allLink(ManagerReport report) {
        return links.nudgeAll(report.period().key(), report.manager().email());
    }

    private boolean isValid(URI link) {
        return links.follow(ReportLinks.of(link)) instanceof Followed.Valid;
    }

    /** Whoever has another problem gets no reminder, or it would not help. */
    private static boolean helpsToRemind(ReportLine line) {
        return line.problem() == Problem.SILENT;
    }

    private List<Act> acts(ManagerReport report, ReportLine line) {
        var nudge = helpsToRemind(line) ? Stream.of(ReportAction.NUDGE) : Stream.<ReportAction>empty();
        var others = Stream.of(ReportAction.LEFT_COMPANY, ReportAction.WRONG_MANAGER, ReportAction.EXEMPTION_WANTED);
        return Stream.concat(nudge, others)
                .map(action -> new Act(
                        links.person(
                                action, report.period().key(), report.manager().email(), line.requestId()),
                        words(action)))
                .toList();
    }

    private static String words(ReportAction action) {
        return switch (action) {
            case NUDGE_ALL, NUDGE -> "Remind once more";
            case LEFT_COMPANY -> "Has left";
            case WRONG_MANAGER -> "Not one of mine";
            case EXEMPTION_WANTED -> "Should not have to";
        };
    }
}
