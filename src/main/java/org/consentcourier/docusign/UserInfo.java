package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.consentcourier.docusign.Attempt.Done;
import org.consentcourier.docusign.Attempt.Failed;
import org.consentcourier.docusign.DirectoryFailure.RateLimited;
import org.consentcourier.docusign.Reply.Answer;
import org.consentcourier.docusign.Reply.Silence;
import org.jspecify.annotations.Nullable;

/** Asks {@code /oauth/userinfo} which accounts the user of a token is a member of. */
class UserInfo {
    private static final int MOST_BYTES = 1024 * 1024;

    private final DocusignHttp http;
    private final ApiAnswers answers;

    UserInfo(DocusignHttp http, Clock clock) {
        this.http = http;
        this.answers = new ApiAnswers(clock);
    }

    /** What it says of an account; {@code pause}: it said nothing but that it was asked too often. */
    record Told(AccountMembership membership, @Nullable Duration pause) {
        private static final Told NOTHING = new Told(AccountMembership.UNTOLD, null);
    }

    Told membership(Integration integration, AccessToken token, UUID account) {
        var uri = integration.endpoint("/oauth/userinfo");
        if (!BaseUri.isPrivate(uri)) {
            return Told.NOTHING;
        }
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", token.header())
                .header("Accept", "application/json")
                .GET()
                .build();
        return switch (http.exchange(request, MOST_BYTES)) {
            case Answer answer ->
                switch (answers.read(answer)) {
                    case Done(var userinfo) -> new Told(membership(userinfo.json(), account), null);
                    case Failed<ApiAnswer>(RateLimited limited) -> new Told(AccountMembership.UNTOLD, limited.pause());
                    case Failed<ApiAnswer> _ -> Told.NOTHING;
                };
            case Silence _ -> Told.NOTHING;
        };
    }

    private static AccountMembership membership(JsonNode userinfo, UUID account) {
        if (!Json.child(userinfo, "accounts").isArray()) {
            return AccountMembership.UNTOLD;
        }
        return account(userinfo, account).isPresent() ? AccountMembership.MEMBER : AccountMembership.NO_MEMBER;
    }

    /** What an answer says of one account; nothing: it does not name it. */
    static Optional<JsonNode> account(JsonNode userinfo, UUID account) {
        return StreamSupport.stream(Json.child(userinfo, "accounts").spliterator(), false)
                .filter(each -> account.toString().equalsIgnoreCase(Json.text(each, "account_id")))
                .findFirst();
    }
}
