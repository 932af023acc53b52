package org.consentcourier.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Routes;

/** The simulator's verbs over HTTP: {@code POST /simulator/<verb>} with a JSON object, {@code GET /simulator} for what was counted. */
final class Scripting {

    private final DocusignSimulator simulator;
    private final Map<String, Verb> verbs = new LinkedHashMap<>();

    private interface Verb {
        void run(JsonNode body);
    }

    Scripting(DocusignSimulator simulator) {
        this.simulator = simulator;
        verbs.put("users", this::addUser);
        verbs.put("consents", it -> simulator.consents(user(it), client(it), scopes(it)));
        verbs.put("revokes", it -> simulator.revokes(user(it)));
        verbs.put("closes", it -> simulator.closes(user(it)));
        verbs.put("reopens", it -> simulator.reopens(user(it)));
        verbs.put(
                "grants-administratively",
                it -> simulator.grantsAdministratively(text(it, "domain"), client(it), scopes(it)));
        verbs.put(
                "withdraws-administratively",
                it -> simulator.withdrawsAdministratively(text(it, "domain"), client(it)));
        verbs.put(
                "too-many-requests", it -> script(it).answersTooManyRequests(seconds(it, "retryAfter", 0), times(it)));
        verbs.put("hourly-limit", it -> script(it).answersHourlyLimit(status(it), times(it)));
        verbs.put("burst-limit", it -> script(it).answersBurstLimit(status(it), times(it)));
        verbs.put("server-error", it -> script(it).answersServerError(times(it)));
        verbs.put("maintenance", it -> script(it).answersMaintenance(seconds(it, "retryAfter", 60), times(it)));
        verbs.put("hangs", it -> script(it).hangs(times(it)));
        verbs.put("drops", it -> script(it).drops(times(it)));
        verbs.put("garbage", it -> script(it).answersGarbage(times(it)));
        verbs.put("empty", it -> script(it).answersEmpty(times(it)));
        verbs.put(
                "answers",
                it -> script(it)
                        .answers(it.path("status").asInt(200), it.path("body").toString(), times(it)));
        verbs.put("stumbles", it -> simulator.stumblesOver(text(it, "email")));
        verbs.put("allows", it -> simulator.allows(number(it, "limit"), number(it, "remaining")));
        verbs.put("forgets-tokens", _ -> simulator.forgetsTokens());
        verbs.put(
                "refuses",
                it -> simulator.refuses(
                        text(it, "error"), it.path("description").asText(""), times(it)));
        verbs.put(
                "slow",
                it -> script(it)
                        .answersAfter(Duration.ofMillis(it.path("milliseconds").asLong(0))));
        verbs.put("propagates", it -> simulator.propagatesConsentAfter(seconds(it, "seconds", 0)));
        verbs.put("down", it -> simulator.goesDownFor(seconds(it, "seconds", 30)));
        verbs.put("behaves", _ -> simulator.behaves());
    }

    void register(Routes routes) {
        routes.get("/simulator", call -> call.json(200, counters()))
                .get("/simulator/calls", call -> call.json(200, simulator.calls()))
                .get("/simulator/calls/{user}", this::callsOf)
                .get("/simulator/users", call -> call.json(200, simulator.users()))
                .post("/simulator/{verb}", this::run);
    }

    private void run(Call call) throws IOException {
        var verb = verbs.get(call.variable("verb"));
        if (verb == null) {
            call.json(404, Map.of("error", "No such verb", "verbs", verbs.keySet()));
            return;
        }
        verb.run(call.json());
        call.json(200, counters());
    }

    private void callsOf(Call call) throws IOException {
        var user = UUID.fromString(call.variable("user"));
        call.json(200, Map.of("user", user, "tokenCalls", simulator.tokenCalls(user)));
    }

    private Map<String, Object> counters() {
        var body = new LinkedHashMap<String, Object>();
        body.put("tokenCalls", simulator.tokenCalls());
        body.put("tokensMinted", simulator.tokensMinted());
        body.put("userinfoCalls", simulator.userinfoCalls());
        body.put("userCalls", simulator.userCalls());
        body.put("inFlight", simulator.callsInFlight());
        body.put("mostInFlight", simulator.mostCallsInFlight());
        body.put("redemptions", simulator.redemptions());
        body.put("verbs", verbs.keySet());
        return body;
    }

    private void addUser(JsonNode it) {
        var user = DocusignUser.active(
                user(it),
                text(it, "email"),
                it.path("firstName").asText("Some"),
                it.path("lastName").asText("One"));
        var word = it.path("status").asText(UserStatus.ACTIVE.word());
        Arrays.stream(UserStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .ifPresentOrElse(status -> simulator.knows(user.as(status)), () -> {
                    throw new IllegalArgumentException("There is no status " + word);
                });
    }

    private static UUID user(JsonNode body) {
        return UUID.fromString(text(body, "user"));
    }

    /** The only registered integration needs no naming. */
    private UUID client(JsonNode body) {
        return body.hasNonNull("client")
                ? UUID.fromString(text(body, "client"))
                : simulator.onlyIntegration().key();
    }

    private static List<String> scopes(JsonNode body) {
        var scopes = new ArrayList<String>();
        body.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes.isEmpty() ? List.of("signature", Scopes.IMPERSONATION) : scopes;
    }

    /** Whose answers are meant. */
    private Faults script(JsonNode body) {
        return switch (body.path("at").asText("token")) {
            case "token" -> simulator.tokenEndpoint();
            case "userinfo" -> simulator.userinfo();
            case "users" -> simulator.userApis();
            default -> throw new IllegalArgumentException("\"at\" is token, userinfo or users");
        };
    }

    private static int status(JsonNode body) {
        return body.path("status").asInt(400);
    }

    private static int number(JsonNode body, String name) {
        return Integer.parseInt(text(body, name));
    }

    private static int times(JsonNode body) {
        return body.path("times").asInt(1);
    }

    private static Duration seconds(JsonNode body, String name, long fallback) {
        return Duration.ofSeconds(body.path(name).asLong(fallback));
    }

    private static String text(JsonNode body, String name) {
        if (!body.hasNonNull(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return body.get(name).asText();
    }
}
