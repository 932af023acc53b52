package org.consentcourier.report;

import java.util.List;

/**
 * What one snapshot says to a manager.
 *
 * @param direct of their own people
 * @param below of their own people and everybody below
 * @param applications the same by application, in the order of their keys
 * @param teams the managers right below, each with numbers of the whole tree, by address
 * @param needsYou of their own people, who needs them first
 * @param newlyGranted of their own people, by name, as are the revoked
 * @param trend of everybody below
 */
public record ManagerReport(
        ReportPeriod period,
        ReportManager manager,
        Numbers direct,
        Numbers below,
        List<ApplicationNumbers> applications,
        List<ManagerNumbers> teams,
        List<ReportLine> needsYou,
        List<ReportLine> newlyGranted,
        List<ReportLine> revoked,
        Trend trend) {

    /** Keeps its own copies. */
    public ManagerReport {
        applications = List.copyOf(applications);
        teams = List.copyOf(teams);
        needsYou = List.copyOf(needsYou);
        newlyGranted = List.copyOf(newlyGranted);
        revoked = List.copyOf(revoked);
    }

    /** Whether nobody is missing in the whole tree. */
    public boolean isAllDone() {
        return below.missing() == 0;
    }

    /** Whether there is anything to tell: somebody is missing, or something has changed. */
    public boolean hasNews() {
        return below.missing() > 0 || !below.change().equals(Change.NONE);
    }
}
