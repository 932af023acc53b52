package org.consentcourier.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.consentcourier.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What IT decides about many requests at once: page by page, each in a transaction of its own. */
@ApplicationScoped
public class BulkDecisions {

    private static final int AT_A_TIME = 200;

    /** As which those count that were removed since they were read. */
    private static final ConsentStatus GONE = ConsentStatus.LEFT;

    private final ConsentViews views;
    private final ConsentRequests requests;
    private final ConsentDecisions decisions;
    private final Consents consents;
    private final AuditTrail audit;

    BulkDecisions(
            ConsentViews views,
            ConsentRequests requests,
            ConsentDecisions decisions,
            Consents consents,
            AuditTrail audit) {
        this.views = views;
        this.requests = requests;
        this.decisions = decisions;
        this.consents = consents;
        this.audit = audit;
    }

    /**
     * What became of a wish, or in a dry run would.
     *
     * @param people how many match
     * @param changed how many of them were changed by this wish, and by no other at the same time
     * @param unchanged how many are in a state that does not allow it, or are that already, by state
     */
    public record Result(long people, long changed, Map<ConsentStatus, Long> unchanged, boolean dryRun) {}

    /** Why and how long people are taken out; {@code until} is the last day of it, null: for good. */
    public record Exemption(String reason, @Nullable LocalDate until) {

        private String words() {
            return until == null ? reason : reason + " (until " + until + ")";
        }
    }

    /** Takes out whoever matches and may be; who is exempt already keeps the reason. */
    public Result exempt(ConsentFilter filter, Exemption exemption, boolean dryRun, String by) {
        var result = each(filter, BulkDecisions::mayExempt, ids -> dryRun ? List.of() : exempt(ids, exemption, by));
        return told(result.dry(dryRun), "exempted many", filter, by);
    }

    /** Asks again whoever matches and declined, or whose time ran out, each in a new round. */
    public Result reopen(ConsentFilter filter, boolean dryRun, String by) {
        var result = each(filter, BulkDecisions::mayReopen, ids -> dryRun ? List.of() : reopen(ids, by));
        return told(result.dry(dryRun), "reopened many", filter, by);
    }

    private static boolean mayExempt(ConsentStatus status) {
        return status != ConsentStatus.LEFT && status.canBecome(ConsentStatus.EXEMPT);
    }

    private static boolean mayReopen(ConsentStatus status) {
        return status == ConsentStatus.DECLINED || status == ConsentStatus.EXPIRED;
    }

    /**
     * Does it with all of one page that were in such a state. Another answer may have come since they were read: it gives the
     * states of those that were not changed.
     */
    private interface Work {
        List<ConsentStatus> on(List<UUID> ids);
    }

    private record Counted(long people, long changed, Map<ConsentStatus, Long> unchanged) {

        private Result dry(boolean dryRun) {
            return new Result(people, changed, unchanged, dryRun);
        }
    }

    private Counted each(ConsentFilter filter, Predicate<ConsentStatus> allowed, Work work) {
        var unchanged = new EnumMap<ConsentStatus, Long>(ConsentStatus.class);
        var people = 0L;
        var changed = 0L;
        var page = views.list(filter, null, AT_A_TIME);
        while (!page.isEmpty()) {
            people += page.size();
            page.stream()
                    .filter(row -> !allowed.test(row.status()))
                    .forEach(row -> unchanged.merge(row.status(), 1L, Long::sum));
            var ids = page.stream()
                    .filter(row -> allowed.test(row.status()))
                    .map(ConsentRow::id)
                    .toList();
            var others = work.on(ids);
            others.forEach(status -> unchanged.merge(status, 1L, Long::sum));
            changed += ids.size() - others.size();
            page = views.list(filter, page.getLast().id(), AT_A_TIME);
        }
        return new Counted(people, changed, unchanged);
    }

    private List<ConsentStatus> exempt(Collection<UUID> ids, Exemption exemption, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var locked = requests.lock(ids);
            var others = new ArrayList<>(Collections.nCopies(ids.size() - locked.size(), GONE));
            for (var request : locked) {
                if (mayExempt(request.status())) {
                    var cause = Cause.of(by, exemption.words());
                    consents.exempt(request, exemption.reason(), exemption.until(), cause);
                } else {
                    others.add(request.status());
                }
            }
            return others;
        });
    }

    private List<ConsentStatus> reopen(Collection<UUID> ids, String by) {
        return ids.stream()
                .flatMap(id ->
                        decisions
                                .reopenAnswered(id, by)
                                .map(BulkDecisions::unchanged)
                                .orElse(Optional.of(GONE))
                                .stream())
                .toList();
    }

    private static Optional<ConsentStatus> unchanged(Transition transition) {
        return switch (transition) {
            case Transition.Applied applied -> Optional.empty();
            case Transition.Repeated(var status) -> Optional.of(status);
            case Transition.Refused(var from, var to) -> Optional.of(from);
        };
    }

    private Result told(Result result, String action, ConsentFilter filter, String by) {
        if (!result.dryRun()) {
            var of = filter.application() == null ? "all applications" : "application " + filter.application();
            var detail = "%,d of %,d of %s".formatted(result.changed(), result.people(), of);
            QuarkusTransaction.requiringNew().run(() -> audit.record(by, action, "consents", detail));
        }
        return result;
    }
}
