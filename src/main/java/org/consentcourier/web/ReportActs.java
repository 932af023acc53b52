package org.consentcourier.web;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.report.ManagerReport;
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
        return nudgeAll(report) == null
                ? List.of()
                : report.needsYou().stream().map(line -> acts(report, line)).toList();
    }

    /** Null where there is nobody to remind, or the links are out of date. */
    @Nullable
    URI nudgeAll(ManagerReport report) {
        var link = links.nudgeAll(report.period().key(), report.manager().email());
        return !report.needsYou().isEmpty() && links.follow(ReportLinks.of(link)) instanceof Followed.Valid
                ? link
                : null;
    }

    private List<Act> acts(ManagerReport report, ReportLine line) {
        var nudge = line.status().isAsked() ? Stream.of(ReportAction.NUDGE) : Stream.<ReportAction>empty();
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
