package org.consentcourier.sandbox.docusign;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Routes;

/** Log in and out, and {@code /me/appconsent}, where people take their consent back. */
final class PersonalPages {

    private static final String CONSENTED_APPS = "/me/appconsent";

    private final World world;
    private final Sessions sessions;

    PersonalPages(World world, Sessions sessions) {
        this.world = world;
        this.sessions = sessions;
    }

    void register(Routes routes) {
        routes.post("/login", this::login)
                .post("/login/choice", this::choose)
                .post("/logout", this::logout)
                .get(CONSENTED_APPS, this::show)
                .post(CONSENTED_APPS, this::revoke);
    }

    private void login(Call call) throws IOException {
        var form = call.form();
        var next = local(form.get("next"));
        var users = world.directory().usersOf(form.get("email")).stream()
                .filter(DocusignUser::isActive)
                .filter(user -> user.password().equals(form.get("password")))
                .toList();
        switch (users.size()) {
            case 0 ->
                call.html(401, Forms.login(next, form.get("email"), "The e-mail address or password is incorrect."));
            case 1 -> signIn(call, users.getFirst().id(), next);
            default -> {
                var ticket = sessions.offer(users.stream().map(DocusignUser::id).toList());
                call.html(200, Forms.choice(next, ticket, users));
            }
        }
    }

    private void choose(Call call) throws IOException {
        var form = call.form();
        var user = Directory.uuid(form.get("user")).filter(id -> sessions.offered(form.get("ticket"), id));
        if (user.isPresent()) {
            signIn(call, user.get(), local(form.get("next")));
        } else {
            call.html(401, Forms.login(local(form.get("next")), "", "Log in again, please."));
        }
    }

    private void signIn(Call call, UUID user, String next) throws IOException {
        sessions.signIn(call, user);
        call.redirect(next);
    }

    private void logout(Call call) throws IOException {
        sessions.signOut(call);
        call.redirect(CONSENTED_APPS);
    }

    private void show(Call call) throws IOException {
        var user = user(call);
        call.html(
                200,
                user.isEmpty()
                        ? Forms.login(CONSENTED_APPS, "", "")
                        : Forms.consentedApps(user.get(), applications(user.get())));
    }

    private void revoke(Call call) throws IOException {
        var client = call.form().get("client");
        var user = user(call);
        var integration = world.directory().integration(client);
        if (user.isPresent() && integration.isPresent()) {
            world.consents().remove(integration.get().key(), user.get().id());
        }
        call.redirect(CONSENTED_APPS);
    }

    private List<Integration> applications(DocusignUser user) {
        return world.consents().clientsOf(user.id()).stream()
                .flatMap(client -> world.directory().integration(client.toString()).stream())
                .toList();
    }

    private Optional<DocusignUser> user(Call call) {
        return sessions.user(call).flatMap(world.directory()::user).filter(DocusignUser::isActive);
    }

    private static String local(String next) {
        return next.startsWith("/") && !next.startsWith("//") ? next : CONSENTED_APPS;
    }
}
