package org.consentcourier.sandbox.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Routes;

/** The catcher's verbs over HTTP: {@code POST /simulator/<verb>} with a JSON object, {@code GET /simulator} for what was counted. */
final class MailScripting {

    private final MailCatcher catcher;
    private final Map<String, Verb> verbs = new LinkedHashMap<>();

    private interface Verb {
        void run(JsonNode body);
    }

    MailScripting(MailCatcher catcher) {
        this.catcher = catcher;
        verbs.put("rejects", this::reject);
        verbs.put("breaks", it -> catcher.breaksSessions(times(it)));
        verbs.put("stores-then-drops", it -> catcher.storesThenDrops(times(it)));
        verbs.put("drops", it -> catcher.dropsUnstored(times(it)));
        verbs.put("hangs", it -> catcher.hangsAfterData(times(it)));
        verbs.put(
                "down",
                it -> catcher.goesDownFor(Duration.ofSeconds(it.path("seconds").asLong(30))));
        verbs.put("up", _ -> catcher.comesBack());
        verbs.put("behaves", _ -> catcher.behaves());
    }

    void register(Routes routes) {
        routes.get("/simulator", this::counters).post("/simulator/{verb}", this::run);
    }

    private void run(Call call) throws IOException {
        var verb = verbs.get(call.variable("verb"));
        if (verb == null) {
            call.json(404, Map.of("error", "No such verb", "verbs", verbs.keySet()));
            return;
        }
        verb.run(call.json());
        counters(call);
    }

    private void counters(Call call) throws IOException {
        call.json(
                200,
                Map.of(
                        "received",
                        catcher.received(),
                        "kept",
                        catcher.messages().size(),
                        "verbs",
                        verbs.keySet()));
    }

    private void reject(JsonNode body) {
        var code = body.path("code").asInt(550);
        var text = body.path("text").asText("5.1.1 No such user, by script");
        var times = body.path("times").asInt(Integer.MAX_VALUE);
        if (body.hasNonNull("address")) {
            catcher.rejects(body.get("address").asText(), code, text, times);
        } else {
            catcher.rejectsEveryone(code, text, times);
        }
    }

    private static int times(JsonNode body) {
        return body.path("times").asInt(1);
    }
}
