package org.consentcourier.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One HTTP request and the means to answer it, once. */
public final class Call {

    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final Map<String, String> variables;

    Call(HttpExchange exchange, Map<String, String> variables) {
        this.exchange = exchange;
        this.variables = variables;
    }

    /** The part of the path that a {@code {name}} of the route stands for. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The address the caller reached this server by. */
    public String origin() {
        var scheme = exchange instanceof HttpsExchange ? "https://" : "http://";
        return scheme + header("Host").orElse("localhost");
    }

    /** The query as it was sent, undecoded. */
    public String rawQuery() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    }

    public Parameters query() {
        return Parameters.parse(rawQuery());
    }

    public Parameters form() throws IOException {
        return Parameters.parse(body());
    }

    public JsonNode json() throws IOException {
        return Json.read(body());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring(7).strip());
    }

    public Optional<String> cookie(String name) {
        return header("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    public Call with(String header, String value) {
        exchange.getResponseHeaders().add(header, value);
        return this;
    }

    public void json(int status, Object body) throws IOException {
        respond(status, "application/json; charset=utf-8", Json.write(body).getBytes(UTF_8));
    }

    public void html(int status, String page) throws IOException {
        with("Cache-Control", "no-store").respond(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    public void redirect(String location) throws IOException {
        with("Location", location)
                .with("Cache-Control", "no-store")
                .respond(303, "text/plain; charset=utf-8", new byte[0]);
    }

    public void respond(int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if ("HEAD".equals(exchange.getRequestMethod()) || body.length == 0) {
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private String body() throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }
}
