package org.consentcourier.sandbox.docusign;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Parameters;
import org.consentcourier.sandbox.http.Routes;
import org.consentcourier.sandbox.http.Routes.Handler;

/** What Docusign tells about users: userinfo, the users of an account, and the users of an organization. */
final class UserApis {

    private final World world;

    UserApis(World world) {
        this.world = world;
    }

    void register(Routes routes) {
        routes.get("/oauth/userinfo", call -> honestly(call, world.userinfo(), this::userinfo))
                .get("/restapi/v2.1/accounts/{account}/users", call -> counted(call, this::accountUsers))
                .get(
                        "/management/v2/organizations/{organization}/users",
                        call -> counted(call, this::organizationUsers));
    }

    /** These calls are taken from what the account may make in an hour. */
    private void counted(Call call, Handler handler) throws IOException {
        if (world.allowance().take(call, world.now())) {
            honestly(call, world.userApis(), handler);
        } else {
            world.userApis().count();
            FaultAnswers.hourlyLimit(call, 400);
        }
    }

    private boolean stumbles(Call call) {
        return call.query()
                .find("email")
                .filter(world.stumblingBlocks()::contains)
                .isPresent();
    }

    private static void stumble(Call call) throws IOException {
        error(call, 400, "UNEXPECTED_INPUT", "The request cannot be processed.");
    }

    /** Unless something else is scripted. */
    private static void honestly(Call call, Faults script, Handler handler) throws IOException {
        script.count();
        try {
            script.delay();
            var fault = script.next();
            if (fault.isPresent()) {
                FaultAnswers.send(call, fault.get(), script);
            } else {
                handler.handle(FaultAnswers.headers(call));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void userinfo(Call call) throws IOException {
        var user = call.bearer().flatMap(world::bearer);
        if (user.isEmpty()) {
            call.json(401, Map.of("error", "internal_server_error", "reference_id", UUID.randomUUID()));
            return;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("sub", user.get().id());
        body.put("name", user.get().fullName());
        body.put("given_name", user.get().firstName());
        body.put("family_name", user.get().lastName());
        body.put("created", "2024-01-15T09:00:00.000");
        body.put("email", user.get().email());
        body.put("accounts", accountsOf(call, user.get()));
        call.json(200, body);
    }

    private List<Map<String, Object>> accountsOf(Call call, DocusignUser user) {
        return world.directory().accountsOf(user.id()).stream()
                .map(account -> Map.<String, Object>of(
                        "account_id", account.id(),
                        "is_default", true,
                        "account_name", account.name(),
                        "base_uri", call.origin(),
                        "organization", Map.of("organization_id", account.organization(), "links", List.of())))
                .toList();
    }

    private void accountUsers(Call call) throws IOException {
        var asking = call.bearer().flatMap(world::bearer);
        var account = world.directory().account(call.variable("account"));
        if (asking.isEmpty()) {
            error(
                    call,
                    401,
                    "AUTHORIZATION_INVALID_TOKEN",
                    "The access token provided is expired, revoked or malformed.");
        } else if (account.isEmpty()
                || !account.get().members().contains(asking.get().id())) {
            error(call, 400, "USER_LACKS_MEMBERSHIP", "The UserID does not have a valid membership in this Account.");
        } else if (stumbles(call)) {
            stumble(call);
        } else {
            call.json(200, accountPage(call.query(), filter(account.get(), call.query())));
        }
    }

    private List<DocusignUser> filter(Account account, Parameters query) {
        var statuses = query.find("status").map(list -> Arrays.asList(list.split(",", -1)));
        return account.members().stream()
                .sorted()
                .flatMap(id -> world.directory().user(id).stream())
                .filter(user -> query.find("email").map(user::hasEmail).orElse(true))
                .filter(user -> statuses.map(
                                wanted -> wanted.contains(user.status().word()))
                        .orElse(true))
                .toList();
    }

    private static Map<String, Object> accountPage(Parameters query, List<DocusignUser> found) {
        var start = query.number("start_position", 0, 0, found.size());
        var end = Math.min(found.size(), start + query.number("count", 100, 1, 100));
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "users",
                found.subList(start, end).stream().map(UserApis::accountUser).toList());
        body.put("resultSetSize", String.valueOf(end - start));
        body.put("totalSetSize", String.valueOf(found.size()));
        body.put("startPosition", String.valueOf(start));
        body.put("endPosition", String.valueOf(end - 1));
        if (end < found.size()) {
            body.put("nextUri", "/users?start_position=" + end);
        }
        return body;
    }

    private static Map<String, Object> accountUser(DocusignUser user) {
        var body = new LinkedHashMap<String, Object>();
        body.put("userId", user.id());
        body.put("email", user.email());
        body.put("userName", user.fullName());
        body.put("firstName", user.firstName());
        body.put("lastName", user.lastName());
        body.put("userStatus", user.status().word());
        body.put("userType", "CompanyUser");
        body.put("isAdmin", "False");
        body.put("jobTitle", "");
        body.put("company", "Sandbox");
        body.put("permissionProfileName", "DocuSign Sender");
        return body;
    }

    private void organizationUsers(Call call) throws IOException {
        var query = call.query();
        var grant = call.bearer().flatMap(token -> world.tokens().find(token, world.now()));
        if (grant.isEmpty()) {
            error(
                    call,
                    401,
                    "AUTHORIZATION_INVALID_TOKEN",
                    "The access token provided is expired, revoked or malformed.");
            return;
        }
        if (!grant.get().scopes().contains("user_read")) {
            call.json(403, Map.of("error", "access_denied", "error_description", "The scope user_read is missing."));
            return;
        }
        if (stumbles(call)) {
            stumble(call);
            return;
        }
        if (query.find("email").isEmpty() && query.find("account_id").isEmpty()) {
            error(call, 400, "INVALID_REQUEST_PARAMETER", "One of email, account_id is required.");
            return;
        }
        var organization = Directory.uuid(call.variable("organization"));
        var found = world.directory().accounts().stream()
                .filter(account ->
                        organization.filter(account.organization()::equals).isPresent())
                .filter(account -> query.find("account_id")
                        .map(account.id().toString()::equalsIgnoreCase)
                        .orElse(true))
                .flatMap(account -> filter(account, query).stream())
                .distinct()
                .toList();
        call.json(200, organizationPage(query, found));
    }

    private static Map<String, Object> organizationPage(Parameters query, List<DocusignUser> found) {
        var start = query.number("start", 0, 0, found.size());
        var end = Math.min(found.size(), start + query.number("take", 20, 1, 250));
        var paging = Map.of(
                "result_set_size",
                end - start,
                "result_set_start_position",
                start,
                "result_set_end_position",
                Math.max(start, end - 1),
                "total_set_size",
                found.size());
        return Map.of(
                "users",
                found.subList(start, end).stream()
                        .map(UserApis::organizationUser)
                        .toList(),
                "paging",
                paging);
    }

    private static Map<String, Object> organizationUser(DocusignUser user) {
        var userStatus = switch (user.status()) {
            case ACTIVE, DISABLED -> "active";
            case ACTIVATION_REQUIRED, ACTIVATION_SENT -> "created";
            case CLOSED -> "closed";
        };
        return Map.of(
                "id", user.id(),
                "user_name", user.fullName(),
                "first_name", user.firstName(),
                "last_name", user.lastName(),
                "email", user.email(),
                "user_status", userStatus,
                "membership_status", user.status().name().toLowerCase(Locale.ROOT));
    }

    private static void error(Call call, int status, String code, String message) throws IOException {
        call.json(status, Map.of("errorCode", code, "message", message));
    }
}
