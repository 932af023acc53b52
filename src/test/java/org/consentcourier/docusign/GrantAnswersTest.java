package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.consentcourier.docusign.Reply.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:40:00Z");
    private static final String TRACE = "0f6f6b8e-7c67-4c8e-9a52-6f2a3b1c0d4e";
    private static final String HOURLY = limit("HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
    private static final String BURST = limit("BURST_APIINVOCATION_LIMIT_EXCEEDED");

    private final GrantAnswers answers = new GrantAnswers(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"eyJ0eXAi.e30.c2ln\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"scope\":\"signature\",\"error\":null}",
                "\uFEFF \r\n{ \"Access_Token\" : \"opaque\" }\n"
            })
    void a_token_is_a_grant(String body) {
        assertThat(outcome(200, body)).isEqualTo(new Granted(new Evidence(200, null, null, TRACE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"eyJ0eXAi\"",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"  \"}",
                "{\"access_token\":null}",
                "{\"access_token\":true}",
                "{\"access_token\":{\"a\":\"b\"}}",
                "{\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"opaque\"",
                "{\"access_token\":\"opaque\"} trailing",
                "access_token=opaque",
                "<html><body>access_token</body></html>",
                "{\"access_token\":\"opaque\",\"error\":\"consent_required\"}",
                "{\"error\":\"consent_required\"}",
                "{\"error\":\"invalid_grant\",\"error_description\":\"user_not_found\"}"
            })
    void a_success_without_a_plain_token_proves_nothing(String body) {
        assertThat(outcome(200, body)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"consent_required\"}",
                " { \"error\" : \"consent_required\" , \"more\" : [ 1 ] } ",
                "{\"Error\":\" Consent_Required \"}",
                "{\"error\":\"consent_required\",\"error_description\":\"the user has not consented\"}"
            })
    void consent_required_is_about_the_person(String body) {
        assertThat(outcome(400, body)).isInstanceOf(ConsentRequired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_not_found", "invalid_subject", "USER_NOT_FOUND", " user_not_found\\n"})
    void an_unknown_user_is_about_the_person(String description) {
        assertThat(outcome(400, invalidGrant(description))).isInstanceOf(UnknownUser.class);
    }

    @ParameterizedTest
    @CsvSource({
        "issuer_not_found, ISSUER_NOT_FOUND",
        "no_valid_keys_or_signatures, NO_VALID_KEYS",
        "expired_grant, EXPIRED_ASSERTION",
        "unsupported_grant_type, UNSUPPORTED_GRANT_TYPE",
        "unauthorized_client, UNAUTHORIZED_CLIENT",
        "invalid_request, INVALID_REQUEST",
        "invalid_scope, INVALID_SCOPE",
        "something_new, UNEXPLAINED",
        "'', UNEXPLAINED"
    })
    void any_other_invalid_grant_is_a_fault_of_the_application(String description, FaultCause cause) {
        assertThat(cause(outcome(400, invalidGrant(description)))).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request, INVALID_REQUEST",
        "invalid_scope, INVALID_SCOPE",
        "unsupported_grant_type, UNSUPPORTED_GRANT_TYPE",
        "unauthorized_client, UNAUTHORIZED_CLIENT",
        "invalid_client, UNAUTHORIZED_CLIENT",
        "invalid_grant, UNEXPLAINED",
        "access_denied, UNEXPLAINED",
        "something_new, UNEXPLAINED"
    })
    void an_error_without_description_is_a_fault_of_the_application(String error, FaultCause cause) {
        for (int status : List.of(400, 401, 403)) {
            assertThat(cause(outcome(status, "{\"error\":\"" + error + "\"}"))).isEqualTo(cause);
        }
    }

    @Test
    void an_unknown_error_of_the_rest_api_is_a_fault_of_the_application() {
        var outcome = outcome(400, "{\"errorCode\":\"PARTNER_AUTHENTICATION_FAILED\",\"message\":\"Not enabled.\"}");

        assertThat(outcome)
                .isEqualTo(new ApplicationFault(
                        FaultCause.UNEXPLAINED,
                        new Evidence(400, "PARTNER_AUTHENTICATION_FAILED", "Not enabled.", TRACE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 429, 500, 503})
    void a_limit_counts_whatever_the_status(int status) {
        assertThat(pause(outcome(status, HOURLY)))
                .isEqualTo(Duration.ofMinutes(20).plus(Throttle.AFTER_THE_HOUR));
        assertThat(pause(outcome(status, BURST))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_limit_counts_beside_another_error() {
        assertThat(pause(outcome(400, "{\"error\":\"invalid_request\"," + HOURLY.substring(1))))
                .isEqualTo(Duration.ofMinutes(20).plus(Throttle.AFTER_THE_HOUR));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "7, 7",
        "' 90 ', 90",
        "3600, 3600",
        "7200, 7200",
        "86400, 86400",
        "99999999999, 86400",
        "999999999999999999999999, 60",
        "-5, 60",
        "1.5, 60",
        "soon, 60",
        "'', 60",
        "'Tue, 24 Nov 2026 09:42:00 GMT', 120",
        "'Tue, 24 Nov 2026 09:00:00 GMT', 1",
        "'Wed, 25 Nov 2026 09:00:00 GMT', 84000",
        "'Fri, 27 Nov 2026 09:00:00 GMT', 86400",
        "'Mon, 24 Nov 2026 09:42:00 GMT', 60"
    })
    void too_many_requests_pauses_as_asked_within_reason(String retryAfter, long seconds) {
        assertThat(pause(outcome(429, "", Map.of("retry-after", retryAfter)))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_time_to_come_again_is_one_of_docusigns_clock() {
        var headers = Map.of("Date", "Tue, 24 Nov 2026 09:30:00 GMT", "Retry-After", "Tue, 24 Nov 2026 09:42:00 GMT");

        assertThat(pause(outcome(429, "", headers))).isEqualTo(Duration.ofMinutes(12));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void trouble_of_docusigns_own_pauses_where_it_says_how_long(int status) {
        assertThat(outcome(status, "<html>", Map.of("Retry-After", "7200")))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.pause()).isEqualTo(Duration.ofHours(2)));
        assertThat(outcome(status, "<html>"))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.pause()).isNull());
    }

    @Test
    void too_many_requests_without_a_word_pauses_a_minute() {
        assertThat(pause(outcome(429, "<html>"))).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause(outcome(429, "{\"ErrorCode\":103}"))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void too_many_requests_never_is_about_the_person() {
        assertThat(outcome(429, "{\"error\":\"consent_required\"}")).isInstanceOf(RateLimited.class);
    }

    @Test
    void a_used_up_hour_pauses_until_its_reset() {
        var reset = Long.toString(NOW.plusSeconds(700).getEpochSecond());

        assertThat(pause(outcome(429, "", Map.of("X-RateLimit-Reset", reset)))).isEqualTo(Duration.ofSeconds(700));
        assertThat(pause(outcome(400, HOURLY, Map.of("X-RateLimit-Reset", reset))))
                .isEqualTo(Duration.ofSeconds(700));
    }

    @Test
    void the_hour_is_that_of_docusigns_clock_where_it_tells_the_time() {
        var theirs = "Tue, 24 Nov 2026 10:10:00 GMT";
        var reset = Long.toString(NOW.plus(Duration.ofMinutes(80)).getEpochSecond());

        assertThat(pause(outcome(400, HOURLY, Map.of("Date", theirs))))
                .isEqualTo(Duration.ofMinutes(50).plus(Throttle.AFTER_THE_HOUR));
        assertThat(pause(outcome(400, HOURLY, Map.of("Date", theirs, "X-RateLimit-Reset", reset))))
                .isEqualTo(Duration.ofMinutes(50));
        assertThat(pause(outcome(400, HOURLY, Map.of("Date", "yesterday"))))
                .isEqualTo(Duration.ofMinutes(20).plus(Throttle.AFTER_THE_HOUR));
    }

    @Test
    void the_reset_of_the_hour_does_not_prolong_a_burst() {
        var headers = Map.of(
                "X-RateLimit-Reset",
                Long.toString(NOW.plusSeconds(700).getEpochSecond()),
                "X-RateLimit-Remaining",
                "2500");

        assertThat(pause(outcome(429, "", headers))).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause(outcome(400, BURST, headers))).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 404, 405, 407, 408, 413, 425, 500, 502, 503, 504, 599})
    void any_other_status_proves_nothing_whatever_it_says(int status) {
        for (var body : List.of("", "<html>", "{\"error\":\"consent_required\"}", "{\"access_token\":\"opaque\"}")) {
            assertThat(outcome(status, body)).isInstanceOf(Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "temporarily_unavailable", "internal_server_error"})
    void trouble_at_docusign_proves_nothing(String error) {
        for (int status : List.of(400, 401, 500)) {
            assertThat(outcome(status, "{\"error\":\"" + error + "\",\"reference_id\":\"x\"}"))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><p>consent_required</p></html>",
                "consent_required",
                "{",
                "{}",
                "[{\"error\":\"consent_required\"}]",
                "{\"error\":null}",
                "{\"error\":42}",
                "{\"error\":\"\"}",
                "{\"error\":{\"code\":\"consent_required\"}}",
                "\u0000",
                "{\"error\":\"\\ud800"
            })
    void a_refusal_without_a_readable_error_proves_nothing(String body) {
        for (int status : List.of(400, 401, 403)) {
            assertThat(outcome(status, body)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void a_body_nested_without_end_proves_nothing() {
        assertThat(outcome(400, "[".repeat(60_000))).isInstanceOf(Unavailable.class);
        assertThat(outcome(400, "{\"error\":".repeat(7_000))).isInstanceOf(Unavailable.class);
    }

    @Test
    void the_evidence_is_what_docusign_said() {
        assertThat(outcome(400, invalidGrant("user_not_found")).evidence())
                .isEqualTo(new Evidence(400, "invalid_grant", "user_not_found", TRACE));
    }

    @Test
    void neither_answer_nor_response_shows_a_token() {
        var response = response(200, "{\"access_token\":\"opaque\"}", Map.of());

        assertThat(response.toString()).doesNotContain("opaque");
        assertThat(answers.outcome(response).toString()).doesNotContain("opaque");
    }

    @ParameterizedTest
    @EnumSource
    void every_cause_says_what_is_wrong_and_what_to_do(FaultCause cause) {
        assertThat(cause.explanation()).endsWith(".").doesNotContain("_");
        assertThat(cause.remedy()).endsWith(".").doesNotContain("_");
    }

    private GrantOutcome outcome(int status, String body) {
        return outcome(status, body, Map.of());
    }

    private GrantOutcome outcome(int status, String body, Map<String, String> headers) {
        return answers.outcome(response(status, body, headers));
    }

    private static Answer response(int status, String body, Map<String, String> headers) {
        var all = new HashMap<String, List<String>>();
        all.put("x-docusign-tracetoken", List.of(TRACE));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Answer(status, HttpHeaders.of(all, (_, _) -> true), body);
    }

    private static Duration pause(GrantOutcome outcome) {
        assertThat(outcome).isInstanceOf(RateLimited.class);
        return ((RateLimited) outcome).pause();
    }

    private static FaultCause cause(GrantOutcome outcome) {
        assertThat(outcome).isInstanceOf(ApplicationFault.class);
        return ((ApplicationFault) outcome).cause();
    }

    private static String invalidGrant(String description) {
        return "{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}";
    }

    private static String limit(String code) {
        return "{\"errorCode\":\"" + code
                + "\",\"message\":\"The maximum number of API invocations has been exceeded.\"}";
    }
}
