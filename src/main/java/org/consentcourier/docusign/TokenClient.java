package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.Reply.Answer;
import org.consentcourier.docusign.Reply.Silence;
import org.jspecify.annotations.Nullable;

/** Tries JWT grants at Docusign; what it tells others is the outcome, the token itself is dropped at once. */
@ApplicationScoped
public class TokenClient {
    private static final int MOST_BYTES = 64 * 1024;
    private static final FurtherCalls UNCOUNTED = () -> {};
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final DocusignHttp http;
    private final Clock clock;
    private final UserInfo userInfo;
    private final ClockSkew skew;
    private final GrantAnswers answers;

    TokenClient(DocusignHttp http, Clock clock, ClockSkew skew) {
        this.http = http;
        this.userInfo = new UserInfo(http, clock);
        this.clock = clock;
        this.skew = skew;
        answers = new GrantAnswers(clock);
    }

    /** Asks for a token in this person's name; never throws for anything Docusign or the network may do. */
    public GrantOutcome tryGrant(Integration integration, UUID userId) {
        return grant(integration, userId, UNCOUNTED).outcome();
    }

    /**
     * The same, and where there is a token, asks with it whether the person is a member of this account.
     *
     * @param account null: it is not asked about
     */
    public GrantOutcome tryGrant(Integration integration, UUID userId, @Nullable UUID account, FurtherCalls further) {
        var grant = grant(integration, userId, further);
        return grant.token()
                .filter(token -> account != null)
                .map(token -> {
                    further.made();
                    return userInfo.membership(integration, token, Objects.requireNonNull(account));
                })
                .<GrantOutcome>map(told -> new Granted(grant.outcome().evidence(), told.membership(), told.pause()))
                .orElse(grant.outcome());
    }

    /** Whether users may be read by this route, asked anew; what is at hand to read them with stays. */
    public GrantOutcome tryRoute(Integration integration, DirectoryRoute route) {
        return grant(integration.withScopes(route.scopes()), route.subject()).outcome();
    }

    /** The same with the token; without a user it is the application's own. */
    Grant grant(Integration integration, @Nullable UUID userId) {
        return grant(integration, userId, UNCOUNTED);
    }

    private Grant grant(Integration integration, @Nullable UUID userId, FurtherCalls further) {
        var grant = exchange(integration, userId);
        // A request may have waited on the way; only when a fresh one has expired too, the clock is wrong.
        if (grant.outcome() instanceof ApplicationFault fault && fault.cause() == FaultCause.EXPIRED_ASSERTION) {
            further.made();
            return exchange(integration, userId);
        }
        return grant;
    }

    private Grant exchange(Integration integration, @Nullable UUID userId) {
        var now = clock.instant();
        var request = request(integration, userId, now);
        var question = skew.asking(integration.accountUri(), now);
        return switch (http.exchange(request, MOST_BYTES)) {
            case Answer answer -> {
                question.answered(answer.headers());
                yield grant(answer, now);
            }
            case Silence(var reason) -> new Grant(new Unavailable(reason, Evidence.NONE), Optional.empty());
        };
    }

    private Grant grant(Answer answer, Instant asked) {
        var outcome = answers.outcome(answer);
        return new Grant(outcome, outcome instanceof Granted ? AccessToken.in(answer.body(), asked) : Optional.empty());
    }

    private static HttpRequest request(Integration integration, @Nullable UUID userId, Instant now) {
        var assertion = Assertion.signed(integration, userId, now);
        return HttpRequest.newBuilder(integration.endpoint("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(
                        "grant_type=" + URLEncoder.encode(JWT_BEARER, UTF_8) + "&assertion=" + assertion))
                .build();
    }
}
