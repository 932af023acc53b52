package org.consentcourier.sandbox.docusign;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.sandbox.docusign.AuthorizationRequest.Broken;
import org.consentcourier.sandbox.docusign.AuthorizationRequest.SentBack;
import org.consentcourier.sandbox.docusign.AuthorizationRequest.Valid;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Parameters;
import org.consentcourier.sandbox.http.Routes;

/** {@code /oauth/auth}: log in, read the consent form, accept or decline. */
final class AuthorizationPages {

    private final World world;
    private final Sessions sessions;

    AuthorizationPages(World world, Sessions sessions) {
        this.world = world;
        this.sessions = sessions;
    }

    void register(Routes routes) {
        routes.get("/oauth/auth", this::start).get("/oauth/consent", this::show).post("/oauth/consent", this::decide);
    }

    private void start(Call call) throws IOException {
        switch (AuthorizationRequest.of(world.directory(), call.query())) {
            case Broken(var message) -> call.html(400, Forms.problem(message));
            case SentBack(var location) -> call.redirect(location);
            case Valid request -> {
                if (request.forcesLogin() || user(call).isEmpty()) {
                    var next = "/oauth/consent?" + call.rawQuery();
                    call.html(200, Forms.login(next, request.query().get("login_hint"), ""));
                } else {
                    call.redirect("/oauth/consent?" + call.rawQuery());
                }
            }
        }
    }

    private void show(Call call) throws IOException {
        var user = user(call);
        switch (AuthorizationRequest.of(world.directory(), call.query())) {
            case Broken(var message) -> call.html(400, Forms.problem(message));
            case SentBack(var location) -> call.redirect(location);
            case Valid request -> {
                if (user.isEmpty()) {
                    call.html(200, Forms.login("/oauth/consent?" + call.rawQuery(), "", ""));
                } else if (world.consents()
                        .cover(request.integration().key(), user.get(), request.scopes(), world.now())) {
                    call.redirect(accepted(request, user.get().id()));
                } else {
                    call.html(200, Forms.consent(request, user.get(), call.rawQuery()));
                }
            }
        }
    }

    private void decide(Call call) throws IOException {
        var form = call.form();
        var user = user(call);
        var request = AuthorizationRequest.of(world.directory(), Parameters.parse(form.get("query")));
        if (!(request instanceof Valid valid) || user.isEmpty()) {
            call.html(400, Forms.problem("This form is out of date. Follow the link again."));
        } else if (form.get("decision").equals("accept")) {
            call.redirect(accept(valid, user.get().id()));
        } else {
            call.redirect(valid.declined());
        }
    }

    /** Records the consent and gives the address the browser is sent to. */
    String accept(Valid request, UUID user) {
        world.consent(request.integration().key(), user, request.scopes());
        return accepted(request, user);
    }

    private String accepted(Valid request, UUID user) {
        var until = world.now().plusSeconds(120);
        var grant = new Tokens.Grant(request.integration(), Optional.of(user), request.scopes(), until);
        return request.acceptedWith(world.tokens().code(grant));
    }

    private Optional<DocusignUser> user(Call call) {
        return sessions.user(call).flatMap(world.directory()::user).filter(DocusignUser::isActive);
    }
}
