package org.consentcourier.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.http.Call;

/** Sends what is scripted instead of an honest answer. */
final class FaultAnswers {

    private static final String JSON = "application/json; charset=utf-8";

    private FaultAnswers() {}

    static void send(Call call, Fault fault, Faults script) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.TooManyRequests(var retryAfter) -> {
                if (retryAfter.isPositive()) {
                    call.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
                }
                hourlyLimit(call, fault.status());
            }
            case Fault.HourlyLimit(var status) -> hourlyLimit(call, status);
            case Fault.BurstLimit(var status) ->
                limit(
                        call,
                        status,
                        "BURST_APIINVOCATION_LIMIT_EXCEEDED",
                        "The maximum number of burst API invocations has been exceeded. The burst limit is 500.");
            case Fault.ServerError() ->
                call.html(503, "<html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>");
            case Fault.Maintenance(var retryAfter) ->
                call.with("Retry-After", String.valueOf(retryAfter.toSeconds()))
                        .html(503, "<html><body><h1>Down for maintenance</h1></body></html>");
            case Fault.Hang() -> script.hang();
            case Fault.Drop() -> {} // the server closes what was not answered
            case Fault.Garbage() -> headers(call).respond(200, JSON, "{\"access_tok\u0000<!--".getBytes(UTF_8));
            case Fault.Empty() -> headers(call).respond(200, JSON, new byte[0]);
            case Fault.Refusal(var refused) -> headers(call).json(400, refused.body());
            case Fault.Body(var status, var json) -> headers(call).respond(status, JSON, json.getBytes(UTF_8));
        }
    }

    static void hourlyLimit(Call call, int status) throws IOException {
        limit(
                call,
                status,
                "HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
                "The maximum number of hourly API invocations has been exceeded. The hourly limit is 3000.");
    }

    static Call headers(Call call) {
        return call.with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache")
                .with("Expires", "-1")
                .with("X-DocuSign-TraceToken", UUID.randomUUID().toString())
                .with("X-DocuSign-Node", "SIMULATOR");
    }

    private static void limit(Call call, int status, String code, String message) throws IOException {
        headers(call).json(status, Map.of("errorCode", code, "message", message));
    }
}
