package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.grant.GrantCheckLog.Check;

/** Claims due checks in short transactions; nothing here touches the network. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class GrantQueue {

    /** Who was asked about so often lately is somebody whose page is loaded over and over: one visit and its re-checks take eight. */
    private static final int MANY = 12;

    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER_MANY = Duration.ofMinutes(1);

    private final DueChecks due;
    private final GrantCheckLog log;
    private final ConsentRequests requests;
    private final Applications applications;
    private final GrantsConfig config;
    private final Clock clock;
    private final Monotonic monotonic;

    GrantQueue(
            DueChecks due,
            GrantCheckLog log,
            ConsentRequests requests,
            Applications applications,
            GrantsConfig config,
            Clock clock,
            Monotonic monotonic) {
        this.due = due;
        this.log = log;
        this.requests = requests;
        this.applications = applications;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    boolean isAnyDue(String application) {
        return due.isAnyDue(application, clock.instant());
    }

    /** How many wait; those being made now do not. */
    long due(String application) {
        return due.count(application, clock.instant());
    }

    /** Claims at most {@code limit} due checks of an application, the oldest first. */
    List<CheckClaim> claimDue(String application, int limit) {
        var account = account(application).orElse(null);
        var now = clock.instant();
        var claimed = due.claim(application, now, now.plus(config.lease()), limit);
        var nanos = monotonic.nanos();
        return claimed.stream()
                .map(it -> new CheckClaim(
                        it.requestId(),
                        application,
                        it.userId(),
                        it.isMemberOf(account) ? null : account,
                        it.number(),
                        nanos))
                .toList();
    }

    /**
     * Claims one request whether due or not, unless Docusign was asked about it within {@code pause}, whatever it answered, or
     * very often lately: others have to share the calls of an hour.
     */
    Optional<CheckClaim> claimNow(UUID requestId, Duration pause) {
        return requests.lock(requestId)
                .filter(request -> !request.checkedWithin(pause, clock.instant()))
                .filter(request -> request.checkDueAt().isPresent())
                .filter(request -> !isTooSoon(log.ofRequest(requestId, MANY), pause))
                .flatMap(this::claim);
    }

    /** The newest first. */
    private boolean isTooSoon(List<Check> checks, Duration pause) {
        var now = clock.instant();
        var many = checks.size() == MANY && !checks.getLast().at().isBefore(now.minus(LATELY));
        var least = many && pause.compareTo(PAUSE_AFTER_MANY) < 0 ? PAUSE_AFTER_MANY : pause;
        return !checks.isEmpty() && !checks.getFirst().at().isBefore(now.minus(least));
    }

    /** Makes a request the next that is asked about, where that is possible at all: somebody waits who could not be served. */
    void putFirst(UUID requestId) {
        requests.lock(requestId)
                .filter(request -> request.checkDueAt().isPresent())
                .ifPresent(ConsentRequest::checkFirst);
    }

    /** Gives claims back that were not used. */
    void release(List<CheckClaim> claims) {
        if (!claims.isEmpty()) {
            due.release(claims, clock.instant());
        }
    }

    private Optional<CheckClaim> claim(ConsentRequest request) {
        return request.userId()
                .map(userId -> new CheckClaim(
                        request.id(),
                        request.application(),
                        userId,
                        account(request.application())
                                .filter(account -> !request.isMemberOf(account))
                                .orElse(null),
                        request.claimCheck(clock.instant().plus(config.lease())),
                        monotonic.nanos()));
    }

    private Optional<UUID> account(String application) {
        return applications.find(application).flatMap(Application::accountId);
    }
}
