package org.consentcourier.sandbox.docusign;

import static org.consentcourier.sandbox.http.Html.escape;

import java.util.List;
import java.util.stream.Collectors;
import org.consentcourier.sandbox.http.Html;

/** The forms people see; {@code next} is the local path to go on with after signing in. */
final class Forms {

    private static final String MARK = "SIMULATOR: a stand-in of the Consent Courier sandbox, not Docusign";

    private Forms() {}

    static String page(String title, String body) {
        return Html.page(MARK, title + " (simulator)", body);
    }

    static String problem(String message) {
        return page(
                "Error", "<main class='narrow'><h1>Error</h1><p role='alert'>%s</p></main>".formatted(escape(message)));
    }

    static String login(String next, String email, String error) {
        var alert = error.isEmpty() ? "" : "<p role='alert'>%s</p>".formatted(escape(error));
        return page("Log in", """
                <main class='narrow'><h1>Log in</h1>%s
                <form method='post' action='/login'>
                  <input type='hidden' name='next' value='%s'>
                  <label for='email'>E-mail address</label>
                  <input id='email' name='email' type='email' autocomplete='username' required value='%s'>
                  <label for='password'>Password</label>
                  <input id='password' name='password' type='password' autocomplete='current-password' required>
                  <button class='go'>Log in</button>
                </form>
                <p>In the sandbox everybody's password is <code>%s</code>.</p></main>
                """.formatted(alert, escape(next), escape(email), DocusignUser.PASSWORD));
    }

    static String choice(String next, String ticket, List<DocusignUser> users) {
        var choices = users.stream()
                .map(user ->
                        "<label class='choice'><input type='radio' name='user' required value='%s'> %s, User ID <code>%s</code></label>"
                                .formatted(user.id(), escape(user.fullName()), user.id()))
                .collect(Collectors.joining("\n"));
        return page("Choose a user", """
                <main class='narrow'><h1>Choose a user</h1>
                <p>This e-mail address belongs to several users.</p>
                <form method='post' action='/login/choice'>
                  <input type='hidden' name='next' value='%s'>
                  <input type='hidden' name='ticket' value='%s'>
                  <fieldset><legend>Log in as</legend>%s</fieldset>
                  <button class='go'>Continue</button>
                </form></main>
                """.formatted(escape(next), ticket, choices));
    }

    static String consent(AuthorizationRequest.Valid request, DocusignUser user, String rawQuery) {
        var scopes = request.scopes().stream()
                .map(scope -> "<li>%s (<code>%s</code>)</li>".formatted(escape(Scopes.describe(scope)), escape(scope)))
                .collect(Collectors.joining());
        return page("Consent", """
                <main class='narrow'><h1>%s asks for access</h1>
                <p>You are logged in as %s (%s).</p>
                <p>The application will be able to:</p><ul>%s</ul>
                <form method='post' action='/oauth/consent'>
                  <input type='hidden' name='query' value='%s'>
                  <button class='go' name='decision' value='accept'>Accept</button>
                  <button name='decision' value='decline'>Decline</button>
                </form></main>
                """.formatted(
                        escape(request.integration().name()),
                        escape(user.fullName()),
                        escape(user.email()),
                        scopes,
                        escape(rawQuery)));
    }

    static String consentedApps(DocusignUser user, List<Integration> applications) {
        var rows = applications.stream()
                .map(application ->
                        """
                        <tr><td>%s</td><td><form method='post' action='/me/appconsent'>
                        <button name='client' value='%s' aria-label='Revoke %s'>Revoke</button></form></td></tr>
                        """.formatted(escape(application.name()), application.key(), escape(application.name())))
                .collect(Collectors.joining());
        var table = applications.isEmpty()
                ? "<p>No application has access in your name.</p>"
                : "<table><thead><tr><th>Application</th><th>Access</th></tr></thead><tbody>" + rows
                        + "</tbody></table>";
        return page("Connected apps", """
                <main class='narrow'><h1>Connected apps</h1><p>You are logged in as %s (%s).</p>%s
                <form method='post' action='/logout'><button>Log out</button></form></main>
                """.formatted(escape(user.fullName()), escape(user.email()), table));
    }
}
