package org.consentcourier.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot says, for page and JSON.
 *
 * @param manager whose people it is about; null: everybody
 * @param applications in the order of their keys
 * @param missing longest first
 * @param revoked those who were granted at the snapshot before and are no longer
 */
public record ConsentReport(
        ReportPeriod period,
        @Nullable String manager,
        Numbers numbers,
        List<ApplicationNumbers> applications,
        List<ReportLine> missing,
        List<ReportLine> newlyGranted,
        List<ReportLine> revoked) {

    /** Keeps its own copies. */
    public ConsentReport {
        applications = List.copyOf(applications);
        missing = List.copyOf(missing);
        newlyGranted = List.copyOf(newlyGranted);
        revoked = List.copyOf(revoked);
    }
}
