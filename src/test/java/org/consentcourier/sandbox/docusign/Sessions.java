package org.consentcourier.sandbox.docusign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.sandbox.http.Call;

/** Who is signed in at which browser, by a session cookie. */
final class Sessions {

    private static final String COOKIE = "simulator_session";

    private final Map<String, UUID> sessions = new ConcurrentHashMap<>();
    private final Map<String, List<UUID>> choices = new ConcurrentHashMap<>();

    Optional<UUID> user(Call call) {
        return call.cookie(COOKIE).map(sessions::get);
    }

    void signIn(Call call, UUID user) {
        var session = UUID.randomUUID().toString();
        sessions.put(session, user);
        call.with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
    }

    void signOut(Call call) {
        call.cookie(COOKIE).ifPresent(sessions::remove);
    }

    /** Remembers who may be chosen after a password that several users share. */
    String offer(List<UUID> users) {
        var ticket = UUID.randomUUID().toString();
        choices.put(ticket, users);
        return ticket;
    }

    boolean offered(String ticket, UUID user) {
        return choices.getOrDefault(ticket, List.of()).contains(user);
    }

    void clear() {
        sessions.clear();
        choices.clear();
    }
}
