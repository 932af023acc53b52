package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.Attempt.Done;
import org.consentcourier.docusign.Attempt.Failed;
import org.consentcourier.docusign.DirectoryFailure.NotPermitted;
import org.consentcourier.docusign.DirectoryFailure.RateLimited;
import org.consentcourier.docusign.DirectoryFailure.Refused;
import org.consentcourier.docusign.DirectoryFailure.Unavailable;
import org.consentcourier.docusign.DirectoryRoute.OfAccount;
import org.consentcourier.docusign.DirectoryRoute.OfOrganization;
import org.consentcourier.docusign.Reply.Answer;
import org.consentcourier.docusign.Reply.Silence;
import org.jspecify.annotations.Nullable;

/** What all questions of one application about its users share: the token, and the address of the API. */
final class DirectorySession {
    /** A hundred users with everything Docusign knows of them take a tenth of it. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Docusign limits userinfo by user and hour, and moves an account once in years. */
    private static final Duration BASE_LIFE = Duration.ofHours(1);

    private record Base(URI uri, Instant until) {}

    private final DocusignHttp http;
    private final ApiAnswers answers;
    private final Clock clock;
    private final Integration integration;
    private final DirectoryRoute route;
    private final DirectoryToken token;
    private @Nullable Base base;

    DirectorySession(
            DocusignHttp http, Clock clock, DirectoryToken token, Integration integration, DirectoryRoute route) {
        this.http = http;
        this.answers = new ApiAnswers(clock);
        this.clock = clock;
        this.token = token;
        this.integration = integration;
        this.route = route;
    }

    /** Asks the API of the route, if that is permitted. */
    Attempt<ApiAnswer> ask(String pathAndQuery, CallPermits permits) {
        if (!permits.take()) {
            return new Failed<>(new NotPermitted());
        }
        var api = switch (route) {
            case OfAccount account -> accountApi(account.accountId());
            case OfOrganization organization -> new Done<>(organization.adminUri());
        };
        return api.then(uri -> get(uri.resolve(pathAndQuery), permits));
    }

    /** Whoever comes while the account's API is asked for waits for the answer. */
    private synchronized Attempt<URI> accountApi(UUID accountId) {
        if (base != null && clock.instant().isBefore(base.until())) {
            return new Done<>(base.uri());
        }
        return switch (get(integration.endpoint("/oauth/userinfo"), () -> true)) {
            case Done<ApiAnswer>(var answer) -> accountApi(answer, accountId);
            case Failed<ApiAnswer>(RateLimited limited) ->
                new Failed<>(new RateLimited(limited.pause(), false, limited.evidence(), limited.allowance()));
            case Failed<ApiAnswer>(var failure) -> new Failed<>(failure);
        };
    }

    private Attempt<URI> accountApi(ApiAnswer userinfo, UUID accountId) {
        if (!Json.child(userinfo.json(), "accounts").isArray()) {
            return new Failed<>(userinfo.unusable("Docusign's answer names no accounts of the directory user"));
        }
        return UserInfo.account(userinfo.json(), accountId)
                .map(account -> accountApi(userinfo, account))
                .orElseGet(() -> new Failed<>(userinfo.refused(FaultCause.NO_MEMBERSHIP)));
    }

    private Attempt<URI> accountApi(ApiAnswer userinfo, JsonNode account) {
        var named = Json.text(account, "base_uri");
        if (named == null) {
            return new Failed<>(userinfo.unusable("Docusign's answer does not say where the account's API is"));
        }
        var trusted = BaseUri.trusted(named, integration.accountUri());
        trusted.ifPresent(uri -> base = new Base(uri, clock.instant().plus(BASE_LIFE)));
        return trusted.<Attempt<URI>>map(Done::new)
                .orElseGet(() -> new Failed<>(userinfo.refused(FaultCause.UNTRUSTED_ADDRESS)));
    }

    /** With the token at hand, and once more, which is another call, with a new one if Docusign does not accept that. */
    private Attempt<ApiAnswer> get(URI uri, CallPermits again) {
        if (!BaseUri.isPrivate(uri)) {
            return new Failed<>(new Refused(FaultCause.UNTRUSTED_ADDRESS, Evidence.NONE, Optional.empty()));
        }
        return token.get().then(first -> {
            var reply = send(uri, first);
            if (reply instanceof Answer answer && answers.refusesTheToken(answer)) {
                token.drop(first);
                return again.take()
                        ? token.get().then(second -> read(send(uri, second)))
                        : new Failed<>(new NotPermitted());
            }
            return read(reply);
        });
    }

    private Reply send(URI uri, AccessToken with) {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", with.header())
                .header("Accept", "application/json")
                .GET()
                .build();
        return http.exchange(request, MOST_BYTES);
    }

    private Attempt<ApiAnswer> read(Reply reply) {
        return switch (reply) {
            case Answer answer -> answers.read(answer);
            case Silence(var reason) -> new Failed<>(new Unavailable(reason, Evidence.NONE, Optional.empty()));
        };
    }
}
