package org.consentcourier.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consentcourier.sandbox.http.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentFlowTest {

    private static final UUID KEY = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ADA = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    private static final UUID OTHER_ADA = UUID.fromString("dddddddd-dddd-4ddd-8ddd-dddddddddddd");
    private static final String REDIRECT = "http://localhost:9/consent/demo";
    private static final DocusignSimulator SIMULATOR = DocusignSimulator.start();
    private static final Integration INTEGRATION =
            Integration.demo(KEY, "Contract Archive", Keys.publicKey(Keys.pair()), REDIRECT);
    private static final Pattern NEXT = Pattern.compile("name='(next|query|ticket)' value='([^']*)'");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @BeforeEach
    void ada_is_known() {
        SIMULATOR.forgets();
        SIMULATOR.knows(INTEGRATION);
        SIMULATOR.knows(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"));
    }

    @AfterEach
    void close_the_browser() {
        browser.close();
    }

    @Test
    void accepting_redirects_with_a_code_and_the_state_and_is_asked_once() throws Exception {
        var form = login(link("signature%20impersonation"), "ada@corp.example");
        assertThat(form.body()).contains("SIMULATOR", "Contract Archive", "Accept", "Decline", "lang=\"en\"");

        var accepted = decide(form, "accept");
        assertThat(accepted)
                .startsWith(REDIRECT + "?")
                .contains("code=eyJ0eXAiOiJNVCIsImFsZyI6IlJTMjU2Iiwia2lkIjoi", "state=v1.abc");

        var again = follow(login(link("signature%20impersonation"), "ada@corp.example"));
        assertThat(again).contains("code=eyJ0eXAi");
    }

    @Test
    void declining_redirects_with_an_error_and_consents_to_nothing() throws Exception {
        var declined = decide(login(link("signature%20impersonation"), "ada@corp.example"), "decline");

        assertThat(declined)
                .startsWith(REDIRECT + "?")
                .contains("error=access_denied", "error_description=", "state=v1.abc");
        assertThat(login(link("signature%20impersonation"), "ada@corp.example").body())
                .contains("Accept");
    }

    @Test
    void an_unregistered_redirect_uri_never_redirects() throws Exception {
        var answer = get(link("signature").replace("demo", "demo/"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The redirect URI is not registered properly with DocuSign");
    }

    @Test
    void scopes_joined_by_an_encoded_plus_ask_for_the_first_only() throws Exception {
        var form = login(link("signature%2Bimpersonation"), "ada@corp.example");

        assertThat(form.body()).contains("<code>signature</code>").doesNotContain("<code>impersonation</code>");
    }

    @Test
    void several_users_of_one_address_are_offered_for_choice() throws Exception {
        SIMULATOR.knows(DocusignUser.active(OTHER_ADA, "ada@corp.example", "Ada", "King"));

        var choice = login(link("signature%20impersonation"), "ada@corp.example");
        assertThat(choice.body()).contains("several users", ADA.toString(), OTHER_ADA.toString());

        var form = post(
                "/login/choice",
                hidden(choice.body(), "next") + "&" + hidden(choice.body(), "ticket") + "&user=" + OTHER_ADA);
        assertThat(get(follow(form)).body()).contains("Ada King");
    }

    @Test
    void a_person_revokes_at_connected_apps() throws Exception {
        SIMULATOR.consents(ADA, KEY);
        post("/login", "next=/me/appconsent&email=ada@corp.example&password=sandbox");
        assertThat(get(SIMULATOR.uri() + "/me/appconsent").body()).contains("Contract Archive");

        post("/me/appconsent", "client=" + KEY);

        assertThat(get(SIMULATOR.uri() + "/me/appconsent").body()).doesNotContain("Contract Archive");
    }

    @Test
    void a_code_is_redeemed_once_with_the_secret_and_counted() throws Exception {
        var code = Parameters.parse(SIMULATOR
                        .accepts(URI.create(link("signature%20impersonation")), ADA)
                        .getRawQuery())
                .get("code");
        var form = "grant_type=authorization_code&code=" + code;

        assertThat(redeem(form).body()).contains("access_token");
        assertThat(redeem(form).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        assertThat(SIMULATOR.redemptions()).isEqualTo(2);
    }

    private static String link(String scope) {
        return SIMULATOR.uri() + "/oauth/auth?response_type=code&scope=" + scope + "&client_id=" + KEY
                + "&redirect_uri=" + Parameters.encode(REDIRECT) + "&state=v1.abc&prompt=login";
    }

    private HttpResponse<String> login(String link, String email) throws IOException, InterruptedException {
        var page = get(link);
        assertThat(page.body()).contains("Password");
        var answer = post("/login", hidden(page.body(), "next") + "&email=" + email + "&password=sandbox");
        if (answer.statusCode() != 303) {
            return answer;
        }
        return get(follow(answer));
    }

    private String decide(HttpResponse<String> form, String decision) throws IOException, InterruptedException {
        return follow(post("/oauth/consent", hidden(form.body(), "query") + "&decision=" + decision));
    }

    private static String follow(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.startsWith("/") ? SIMULATOR.uri() + location : location;
    }

    private static String hidden(String page, String name) {
        return NEXT.matcher(page)
                .results()
                .filter(match -> match.group(1).equals(name))
                .map(match -> name + "=" + Parameters.encode(match.group(2).replace("&amp;", "&")))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> redeem(String form) throws IOException, InterruptedException {
        var owner = Base64.getEncoder()
                .encodeToString((KEY + ":" + INTEGRATION.secret()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return browser.send(
                request("/oauth/token", form)
                        .header("Authorization", "Basic " + owner)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(request(path, form).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String form) {
        return HttpRequest.newBuilder(SIMULATOR.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }
}
