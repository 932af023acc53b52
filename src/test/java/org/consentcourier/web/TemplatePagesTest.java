package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.consentcourier.support.Look;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class TemplatePagesTest {

    @Inject
    Scene scene;

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
                    .contains("It never asks for a password", "It comes from ", StandIns.baseUrl() + "/");
            it.page
                    .frameLocator("iframe")
                    .getByText("Guten Tag Grace <b>Hopper,")
                    .waitFor();
            assertThat(scene.mail().messages()).isEmpty();
            Look.at(it.page, "templates");
        }
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
