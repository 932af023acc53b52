package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.consentcourier.report.ReportLines.Span;
import org.jspecify.annotations.Nullable;

/** Reads lines on behalf of somebody: the one place that decides which they may see. */
@ApplicationScoped
@Transactional
class ScopedLines {

    private final ReportPeriods periods;
    private final ReportManagers managers;
    private final ReportLines lines;

    ScopedLines(ReportPeriods periods, ReportManagers managers, ReportLines lines) {
        this.periods = periods;
        this.managers = managers;
        this.lines = lines;
    }

    List<ReportLine> page(String period, Scope scope, PeopleFilter filter, @Nullable UUID after, int limit) {
        return periods.find(period)
                .map(found -> new Span(found, places(period, scope), periods.zone(found)))
                .map(span -> lines.after(span, filter, after, limit))
                .orElse(List.of());
    }

    private TreePlace places(String period, Scope scope) {
        return switch (scope) {
            case Scope.Everybody() -> TreePlace.ALL;
            case Scope.Tree(var manager) ->
                managers.find(period, manager).map(ReportManager::place).orElse(TreePlace.NONE);
        };
    }
}
