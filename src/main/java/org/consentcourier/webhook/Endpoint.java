package org.consentcourier.webhook;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A configured address that is told of changed states.
 *
 * @param secrets each signs; more than one while a secret is being changed
 * @param applications only of these; empty: of all
 */
record Endpoint(String name, URI url, List<SigningSecret> secrets, Set<String> applications) {

    /** What may be shown: a query may hold a password. */
    String shownUrl() {
        var shown = url.toString();
        return url.getRawQuery() == null ? shown : shown.substring(0, shown.indexOf('?')) + "?…";
    }

    String signatures(String messageId, long timestamp, String body) {
        return secrets.stream()
                .map(secret -> secret.sign(messageId, timestamp, body))
                .collect(joining(" "));
    }
}
