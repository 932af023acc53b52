package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.report.ReportLines.Part;
import org.jspecify.annotations.Nullable;

/** What pages, the API and mails read of the snapshots; never live state. */
@ApplicationScoped
@Transactional
public class Reports {

    /** Names in a list of the report about everybody; its numbers count all of them. */
    public static final int MOST_NAMES = 1000;

    private final ReportPeriods periods;
    private final ReportLines lines;

    Reports(ReportPeriods periods, ReportLines lines) {
        this.periods = periods;
        this.lines = lines;
    }

    /** Newest first. */
    public List<ReportPeriod> periods() {
        return periods.newestFirst();
    }

    /** One manager's people and nobody else; empty where no such snapshot was taken. */
    public Optional<ConsentReport> team(String period, String managerEmail) {
        return report(period, managerEmail.toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
    }

    /** Everybody; each list ends after {@link #MOST_NAMES}. */
    public Optional<ConsentReport> all(String period) {
        return report(period, null, MOST_NAMES);
    }

    /** Each manager's numbers by address, at the end of those who have none; together they are those of everybody. */
    public List<ManagerNumbers> managers(String period) {
        return periods.find(period).map(lines::byManager).orElse(List.of());
    }

    private Optional<ConsentReport> report(String key, @Nullable String manager, int limit) {
        return periods.find(key).map(period -> {
            var applications = lines.byApplication(period, manager);
            return new ConsentReport(
                    period,
                    manager,
                    applications.stream().map(ApplicationNumbers::numbers).reduce(Numbers.NONE, Numbers::plus),
                    applications,
                    lines.people(period, manager, Part.MISSING, limit),
                    lines.people(period, manager, Part.NEWLY_GRANTED, limit),
                    lines.people(period, manager, Part.REVOKED, limit));
        });
    }
}
