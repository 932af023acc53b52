package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LoginTest {

    @Test
    void a_stranger_is_sent_to_the_login_page_and_back_to_where_they_wanted_to_go() {
        var browser = new Browser();

        var page = browser.get("/probe");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page)).endsWith("/login");
        assertThat(browser.get("/login").body()).contains("<h1>Log in</h1>");

        var login = browser.login("charles", "babbage");
        assertThat(location(login)).endsWith("/probe");
        assertThat(browser.get("/probe").body()).contains("<h1>Probe</h1>", "charles", "Log out");
    }

    @ParameterizedTest
    @CsvSource({"charles, wrong", "nobody, babbage", "grace, wrong", "charles, ''"})
    void a_wrong_name_or_password_says_neither_which(String name, String password) {
        var browser = new Browser();

        var login = browser.login(name, password);

        assertThat(location(login)).endsWith("/login?failed=true");
        assertThat(browser.get("/login?failed=true").body()).contains("Name or password is wrong.");
        assertThat(browser.cookie("courier-session")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ada, lovelace, /overview", "charles, babbage, /overview", "grace, hopper, /reports"})
    void everybody_lands_where_their_work_is(String name, String password, String page) {
        var browser = new Browser();

        assertThat(location(browser.login(name, password))).endsWith("/home");
        assertThat(location(browser.get("/home"))).endsWith(page);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var login = new Browser().login("ada", "lovelace");

        assertThat(login.headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .startsWith("courier-session=")
                .containsIgnoringCase("httponly")
                .contains("SameSite=Lax");
    }

    @Test
    void logging_out_takes_the_cookie_away() {
        var browser = Browser.of("charles", "babbage");
        var token = Browser.token(browser.get("/probe"));

        var logout = browser.post("/logout", Map.of("token", token));

        assertThat(location(logout)).endsWith("/login?left=true");
        assertThat(browser.get("/login?left=true").body()).contains("You are logged out.");
        assertThat(browser.cookie("courier-session")).isEmpty();
        assertThat(browser.get("/probe").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_forged_session_cookie_is_no_login_and_keeps_nobody_from_public_pages(String forged) {
        var cookie = "courier-session=" + forged;

        assertThat(new Browser().get("/probe", "Cookie", cookie).statusCode()).isEqualTo(302);
        assertThat(new Browser().get("/login", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(new Browser().get("/consent/demo", "Cookie", cookie).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_role_that_is_missing_is_a_page_that_says_so() {
        var page = Browser.of("grace", "hopper").get("/probe");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Your login does not have the role this needs.");
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElse("");
    }
}
