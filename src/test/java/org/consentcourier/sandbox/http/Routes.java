package org.consentcourier.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which handler answers which method and path; {@code {name}} in a path stands for one part of it. */
public final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final List<Route> routes = new ArrayList<>();

    /** Answers one call. */
    public interface Handler {
        void handle(Call call) throws IOException;
    }

    private record Route(String method, Pattern path, List<String> names, Handler handler) {}

    public Routes get(String path, Handler handler) {
        return add("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return add("POST", path, handler);
    }

    public Routes delete(String path, Handler handler) {
        return add("DELETE", path, handler);
    }

    void handle(HttpExchange exchange) throws IOException {
        var method = "HEAD".equals(exchange.getRequestMethod()) ? "GET" : exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        for (var route : routes) {
            var match = route.path.matcher(path);
            if (route.method.equals(method) && match.matches()) {
                var variables = new LinkedHashMap<String, String>();
                route.names.forEach(name -> variables.put(name, match.group(name)));
                answer(route.handler, new Call(exchange, variables));
                return;
            }
        }
        new Call(exchange, Map.of()).json(404, Map.of("error", "There is no " + method + " " + path));
    }

    private Routes add(String method, String path, Handler handler) {
        var names =
                VARIABLE.matcher(path).results().map(result -> result.group(1)).toList();
        routes.add(
                new Route(method, Pattern.compile(VARIABLE.matcher(path).replaceAll("(?<$1>[^/]+)")), names, handler));
        return this;
    }

    private static void answer(Handler handler, Call call) throws IOException {
        try {
            handler.handle(call);
        } catch (IllegalArgumentException e) {
            call.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }
}
