package org.consentcourier.web;

import java.util.List;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.web.ReportAddresses.Whose;
import org.jspecify.annotations.Nullable;

/**
 * Which weeks there are, and whose people somebody may choose.
 *
 * @param newer null: this is the newest
 * @param older null: this is the first
 * @param manager whose report is shown; null: everybody's
 * @param trees whose reports the reader has; none: whoever may read them all
 */
record ReportPicker(
        ReportPeriod period,
        List<ReportPeriod> periods,
        @Nullable String newer,
        @Nullable String older,
        @Nullable String manager,
        List<String> trees) {

    /** More than a year of weeks is reached by the others. */
    private static final int MOST = 60;

    static ReportPicker of(ReportPeriod period, List<ReportPeriod> all, @Nullable String manager, List<String> trees) {
        var here = all.indexOf(period);
        var from = Math.max(0, Math.min(here - MOST / 2, all.size() - MOST));
        return new ReportPicker(
                period,
                all.subList(from, Math.min(all.size(), from + MOST)),
                here > 0 ? address(all.get(here - 1), manager) : null,
                here + 1 < all.size() ? address(all.get(here + 1), manager) : null,
                manager,
                trees);
    }

    /** Whether there was a report before. */
    public boolean compared() {
        return period.previous() != null;
    }

    public boolean isShown(String tree) {
        return tree.equals(manager);
    }

    private static String address(ReportPeriod period, @Nullable String manager) {
        return new ReportAddresses(period.key(), new Whose(manager)).report();
    }
}
