package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.docusign.Attempt.Done;
import org.consentcourier.docusign.Attempt.Failed;
import org.consentcourier.docusign.DirectoryRoute.OfAccount;
import org.consentcourier.docusign.DirectoryRoute.OfOrganization;

/**
 * Asks Docusign who its users are, one permit for each call of the account's allowance; never throws for anything Docusign or
 * the network may do.
 */
@ApplicationScoped
public class UserDirectory {
    /** The most eSignature gives in one answer. */
    static final int PAGE_SIZE = 100;

    private record Key(String integrationKey, URI accountUri, DirectoryRoute route) {}

    private final TokenClient tokens;
    private final DocusignHttp http;
    private final Clock clock;
    private final Map<Key, DirectorySession> sessions = new ConcurrentHashMap<>();

    UserDirectory(TokenClient tokens, DocusignHttp http, Clock clock) {
        this.tokens = tokens;
        this.http = http;
        this.clock = clock;
    }

    /** Looks an address up, whatever its case. */
    public DirectoryAnswer find(Integration integration, DirectoryRoute route, String email, CallPermits permits) {
        if (email.isBlank()) {
            throw new IllegalArgumentException("Nobody has an empty address");
        }
        return switch (session(integration, route).ask(findQuery(route, email), permits)) {
            case Done(var answer) -> new UserList(answer).with(email);
            case Failed(var failure) -> failure;
        };
    }

    /** The users of the account from this one on, the first being 0, on a route that {@link DirectoryRoute#listsUsers()}. */
    public PageAnswer page(Integration integration, DirectoryRoute route, int start, CallPermits permits) {
        return switch (session(integration, route).ask(pageQuery(route, start), permits)) {
            case Done(var answer) -> new UserList(answer).from(start);
            case Failed(var failure) -> failure;
        };
    }

    private static String findQuery(DirectoryRoute route, String email) {
        var encoded = URLEncoder.encode(email.strip(), UTF_8).replace("+", "%20");
        return switch (route) {
            case OfAccount account -> users(account) + "?email=%s&count=%d".formatted(encoded, PAGE_SIZE);
            case OfOrganization organization -> users(organization) + "?email=%s&take=%d".formatted(encoded, PAGE_SIZE);
        };
    }

    private static String pageQuery(DirectoryRoute route, int start) {
        return switch (route) {
            case OfAccount account -> users(account) + "?start_position=%d&count=%d".formatted(start, PAGE_SIZE);
            case OfOrganization organization ->
                users(organization)
                        + "?account_id=%s&start=%d&take=%d".formatted(listed(organization), start, PAGE_SIZE);
        };
    }

    private static String users(OfAccount route) {
        return "/restapi/v2.1/accounts/" + route.accountId() + "/users";
    }

    private static String users(OfOrganization route) {
        return "/management/v2/organizations/" + route.organizationId() + "/users";
    }

    private static UUID listed(OfOrganization route) {
        return route.accountId()
                .orElseThrow(() -> new IllegalArgumentException("Without an account-id there is no account to list"));
    }

    private DirectorySession session(Integration integration, DirectoryRoute route) {
        return sessions.computeIfAbsent(
                new Key(integration.integrationKey(), integration.accountUri(), route),
                _ -> new DirectorySession(
                        http, clock, new DirectoryToken(tokens, clock, integration, route), integration, route));
    }
}
