package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class HeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/probe", "/consent/demo", "/consent/nothing", "/api/v1/probe", "/q/health/ready"})
    void every_answer_keeps_scripts_frames_referrers_and_caches_out(String path) {
        var headers = new Browser().get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/courier.css", "/favicon.svg"})
    void what_pages_are_drawn_with_may_be_kept_and_needs_no_login(String path) {
        var answer = new Browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600");
    }

    @Test
    void no_page_carries_a_style_or_script_the_policy_would_refuse() {
        for (var path : List.of("/login", "/consent/nothing")) {
            assertThat(new Browser().get(path).body()).doesNotContain("<script", "style=", "<style", " onclick");
        }
    }

    @Test
    void the_access_log_never_holds_an_authorization_code() {
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var reader = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var everything = Logger.getLogger("");
        everything.addHandler(reader);
        try {
            new Browser()
                    .get(
                            "/consent/demo?code=eyJ0secret&state=v1.secret",
                            "Referer",
                            "https://a.example/?code=eyJ0secret");
            new Browser().get("/consent/crash?code=eyJ0secret&state=v1.secret");
            new Browser().get("/consent/nothing?code=eyJ0secret&state=v1.secret");

            Awaitility.await()
                    .until(() -> lines.stream()
                                    .filter(line -> line.contains("/consent/"))
                                    .count()
                            >= 4);
            assertThat(lines).anyMatch(line -> line.contains("GET /consent/demo 303"));
            assertThat(lines).noneMatch(line -> line.contains("secret"));
        } finally {
            everything.removeHandler(reader);
        }
    }
}
