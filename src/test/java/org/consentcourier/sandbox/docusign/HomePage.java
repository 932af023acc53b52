package org.consentcourier.sandbox.docusign;

import static org.consentcourier.sandbox.http.Html.escape;

import java.io.IOException;
import java.util.stream.Collectors;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Routes;

/** The first page: who is known here, and where to go. */
final class HomePage {

    private final World world;

    HomePage(World world) {
        this.world = world;
    }

    void register(Routes routes) {
        routes.get("/", this::show);
    }

    private void show(Call call) throws IOException {
        var rows = world.directory().users().stream()
                .map(user -> "<tr><td>%s</td><td>%s</td><td><code>%s</code></td><td>%s</td><td>%d</td></tr>"
                        .formatted(
                                escape(user.fullName()),
                                escape(user.email()),
                                user.id(),
                                user.status().word(),
                                world.consents().clientsOf(user.id()).size()))
                .collect(Collectors.joining("\n"));
        call.html(200, Forms.page("Users", """
                        <main><h1>Users of this simulator</h1>
                        <p>Everybody's password is <code>%s</code>. Log in to <a href='/me/appconsent'>see and revoke your consents</a>.</p>
                        <div class='scroll' role='region' aria-label='Users' tabindex='0'><table>
                        <thead><tr><th>Name</th><th>E-mail</th><th>User ID</th><th>Status</th><th>Consents</th></tr></thead>
                        <tbody>%s</tbody></table></div></main>
                        """.formatted(DocusignUser.PASSWORD, rows)));
    }
}
