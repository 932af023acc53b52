package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names all the people of a report, page by page; a snapshot stays as it is, so that no page misses or repeats anybody. */
@ApplicationScoped
public class ReportPeople {

    private static final int PAGE = 1000;

    private final ScopedLines lines;

    ReportPeople(ScopedLines lines) {
        this.lines = lines;
    }

    /** At most {@code limit} people by manager and name, who come after the request named last; nobody of whom the scope does not hold. */
    public List<ReportLine> page(String period, Scope scope, PeopleFilter filter, @Nullable UUID after, int limit) {
        return lines.page(period, scope, filter, after, limit);
    }

    /** All of them, without ever holding more than a page of them in memory, or a transaction while they are used. */
    public void each(String period, Scope scope, PeopleFilter filter, Consumer<ReportLine> use) {
        UUID after = null;
        List<ReportLine> page;
        do {
            page = lines.page(period, scope, filter, after, PAGE);
            page.forEach(use);
            after = page.isEmpty() ? null : page.getLast().requestId();
        } while (page.size() == PAGE);
    }
}
