package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class FormGuardTest {

    private final Browser browser = Browser.of("ada", "lovelace");
    private final String token = Browser.token(browser.get("/probe"));

    @Test
    void a_form_of_ours_is_taken() {
        assertThat(browser.post("/probe", Map.of("token", token, "name", "x")).body())
                .isEqualTo("changed x");
    }

    @Test
    void a_form_keeps_its_token_over_many_pages() {
        assertThat(Browser.token(browser.get("/probe"))).isEqualTo(token);
    }

    @Test
    void a_form_without_the_token_or_with_another_is_refused() {
        var foreign = Browser.token(Browser.of("ada", "lovelace").get("/probe"));

        for (var fields : java.util.List.of(
                Map.of("name", "x"), Map.of("name", "x", "token", ""), Map.of("name", "x", "token", foreign))) {
            var answer = browser.post("/probe", fields);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("The form was out of date.");
        }
    }

    @Test
    void a_text_sent_as_if_it_were_a_form_is_refused() {
        assertThat(browser.post("/logout", Map.of("token", token), "Content-Type", "text/plain")
                        .statusCode())
                .isIn(403, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, rub:bish^"
    })
    void what_another_site_sends_is_refused_even_with_a_token(String header, String value) {
        assertThat(browser.post("/probe", Map.of("token", token, "name", "x"), header, value)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, null"})
    void what_a_browser_says_of_our_own_forms_is_taken(String header, String value) {
        assertThat(browser.post("/probe", Map.of("token", token, "name", "x"), header, value)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_site_cannot_log_anybody_in() {
        var victim = new Browser();

        var login = victim.post(
                "/j_security_check",
                Map.of("j_username", "ada", "j_password", "lovelace"),
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(login.statusCode()).isEqualTo(403);
        assertThat(victim.cookie("courier-session")).isEmpty();
    }
}
