package org.consentcourier.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasLength;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.support.Look;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class TemplatePagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    @Inject
    Scene scene;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void it_sees_a_mail_before_anybody_gets_it() {
        try (var it = Visitor.loggedIn("it")) {
            it.opens("/templates?kind=REMINDER&language=de&name=Grace%20%3Cb%3EHopper");

            it.reads("What people read");
            assertThat(it.text())
                    .contains("Erinnerung 2 von 4: Bitte erlauben Sie", "Guten Tag Grace <b>Hopper,")
                    .contains("Send it to yourself");
            it.page.getByText("The notice as text").click();
            assertThat(it.page.getByLabel("Notice as text").innerText())
                    .contains("Sie kommt von Consent Courier <courier@northwind.example>.")
                    .contains(
                            "Bitte erlauben Sie Contract Archive",
                            StandIns.docusign().uri() + "/")
                    .contains("it-help@northwind.example", "\n" + StandIns.baseUrl() + "/\n");
            it.page
                    .frameLocator("iframe[title='The mail as HTML']")
                    .getByText("Guten Tag Grace <b>Hopper,")
                    .waitFor();
            assertThat(scene.mail().messages()).isEmpty();
            Look.at(it.page, "templates");
        }
    }

    @Test
    void it_sees_what_somebody_on_the_roster_would_read_in_any_language_and_no_way_in() {
        scene.load("UserEmail,FirstName,LastName,APIUserName,Language\n%s,Ada,Lovelace,%s,fr\n%s,Ada,King,%s,de\n"
                .formatted(ADA.email(), ADA.userId(), GRACE.email(), GRACE.userId()));
        try (var it = Visitor.loggedIn("it")) {
            it.opens("/templates?kind=LAST_REMINDER");
            it.page.getByLabel("Somebody on the roster").fill("ada");
            it.presses("Show");
            it.follows("Ada Lovelace, ada@corp.example");

            it.page.getByText("Bonjour Ada Lovelace,").first().waitFor();
            assertThat(it.text()).contains("Not checked yet", "state=not-shown").doesNotContain("v1.");
            it.page.getByLabel("Language").selectOption("ja");
            it.page.getByLabel("Somebody on the roster").fill(GRACE.userId().toString());
            it.presses("Show");
            it.page
                    .frameLocator("iframe[title='The mail as HTML']")
                    .getByText("Ada King")
                    .first()
                    .waitFor();
            it.page.getByText("Source of the whole mail").click();
            assertThat(it.page.getByLabel("Source of the whole mail").innerText())
                    .contains("To: grace@corp.example", "Auto-Submitted: auto-generated", "multipart/alternative");
            Look.at(it.page, "templates-person");
        }
    }

    @Test
    void it_sends_a_mail_to_itself_that_is_marked_as_a_test_and_lets_nobody_in() {
        try (var it = Visitor.loggedIn("it")) {
            it.opens("/templates?kind=REMINDER&language=de");
            it.presses("Send a test");
            it.reads("Test mail to it@northwind.example");
            dispatcher.dispatchDue();
            it.page.reload();

            assertThat(it.text()).contains("This is what was sent", "Sent");
        }
        assertThat(scene.mail().messages()).singleElement().satisfies(mail -> {
            assertThat(mail.envelopeTo()).containsExactly("it@northwind.example");
            assertThat(mail.subject()).startsWith("[Test] Erinnerung 2 von 4: Bitte erlauben Sie Contract Archive");
            assertThat(mail.text())
                    .contains("Guten Tag Ada Lovelace,", "state=not-shown")
                    .doesNotContain("v1.");
        });
    }

    @Test
    void a_test_goes_to_nobody_but_it_and_not_too_often() {
        var browser = Browser.of("it", "sandbox");
        var token = Browser.token(browser.get("/templates"));
        var toAda = Map.of("token", token, "kind", "REMINDER", "application", "demo", "to", ADA.email());
        var toIt = Map.of("token", token, "kind", "REMINDER", "application", "demo", "to", "it@northwind.example");

        assertThat(browser.post("/templates/test", toAda).statusCode()).isEqualTo(400);
        assertThat(IntStream.range(0, 6)
                        .map(i -> browser.post("/templates/test", toIt).statusCode()))
                .containsExactly(303, 303, 303, 303, 303, 429);
        assertThat(Browser.of("auditor", "sandbox")
                        .post("/templates/test", toIt)
                        .statusCode())
                .isEqualTo(403);
        assertThat(deliveries.list(DeliveryFilter.ALL, null, 10))
                .hasSize(5)
                .allMatch(test -> test.to().equals("it@northwind.example"));
    }

    @Test
    void the_api_previews_and_tests_too() {
        scene.roster("boss@corp.example", ADA);
        var api = given().auth().preemptive().basic("it", "sandbox");

        given().spec(api)
                .get("/api/v1/mails/preview?kind=EXPIRY_NOTICE&language=es&consent="
                        + scene.row(ADA).id())
                .then()
                .statusCode(200)
                .body("text", containsString("ada Example"))
                .body("html", containsString("lang=\"es\""))
                .body("source", containsString("state=3Dnot-shown"));
        given().spec(api)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "WEEKLY_REPORT", "application", "demo", "to", "it@northwind.example"))
                .post("/api/v1/mails/test")
                .then()
                .statusCode(200)
                .body("id", hasLength(36));
        given().spec(api)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "WEEKLY_REPORT", "application", "demo", "to", ADA.email()))
                .post("/api/v1/mails/test")
                .then()
                .statusCode(400);
    }

    @Test
    void the_mail_alone_runs_nothing_and_is_framed_by_nobody_else() {
        var name = URLEncoder.encode("</title><script>alert(1)</script>", StandardCharsets.UTF_8);

        var mail = Browser.of("ada", "lovelace").get("/templates/mail?name=" + name);

        assertThat(mail.statusCode()).isEqualTo(200);
        assertThat(mail.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; ")
                .endsWith("; sandbox")
                .contains("frame-ancestors 'self'")
                .doesNotContain("script-src");
        assertThat(mail.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt", "ja"})
    void the_notice_says_in_every_language_what_will_come_and_how_to_tell_that_it_is_real(String language) {
        var notice = Browser.of("ada", "lovelace").get("/templates/notice?language=" + language);

        assertThat(notice.headers().firstValue("Content-Security-Policy").orElse(""))
                .endsWith("; sandbox");
        assertThat(notice.body())
                .startsWith("<div lang=\"" + language + "\" dir=\"ltr\">")
                .contains("Consent Courier &lt;courier@northwind.example&gt;", "Contract Archive")
                .contains(StandIns.docusign().uri() + "/", "href=\"" + StandIns.baseUrl() + "/\"")
                .contains("it-help@northwind.example")
                .doesNotContain("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"dark,@media all {", "light,@media not all {", "phone,@media not all {", "<b>,@media not all {"})
    void a_mail_is_seen_in_the_colours_asked_for(String look, String rule) {
        var encoded = URLEncoder.encode(look, StandardCharsets.UTF_8);

        var mail = Browser.of("ada", "lovelace").get("/templates/mail?kind=nonsense&language=xx&look=" + encoded);

        assertThat(mail.body()).contains(rule, "<html lang=\"en\"").doesNotContain("prefers-color-scheme");
    }

    @ParameterizedTest
    @CsvSource({"charles,babbage,200", "grace,hopper,403", "joan,clarke,403"})
    void it_is_for_those_who_may_see_deliveries(String name, String password, int status) {
        assertThat(Browser.of(name, password).get("/templates").statusCode()).isEqualTo(status);
    }
}
