package org.consentcourier.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentcourier.sandbox.http.Json;
import org.consentcourier.sandbox.http.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEndpointTest {

    private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final UUID KEY = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ADA = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    private static final UUID GRACE = UUID.fromString("bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb");
    private static final UUID CHARLES = UUID.fromString("cccccccc-cccc-4ccc-8ccc-cccccccccccc");
    private static final KeyPair PAIR = Keys.pair();
    private static final KeyPair FOREIGN_PAIR = Keys.pair();
    private static final DocusignSimulator SIMULATOR = DocusignSimulator.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SIMULATOR.close();
        CLIENT.close();
    }

    @BeforeEach
    void everybody_is_known_and_ada_has_consented() {
        SIMULATOR.forgets();
        SIMULATOR.knows(Integration.demo(KEY, "Contract Archive", Keys.publicKey(PAIR), "http://localhost/done"));
        SIMULATOR.knows(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"));
        SIMULATOR.knows(DocusignUser.active(GRACE, "grace@corp.example", "Grace", "Hopper"));
        SIMULATOR.knows(DocusignUser.active(CHARLES, "charles@corp.example", "Charles", "Babbage")
                .as(UserStatus.CLOSED));
        SIMULATOR.consents(ADA, KEY);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("unknown key", claims -> claims.issuer(GRACE.toString()), "invalid_grant", "issuer_not_found"),
                refusal(
                        "other environment",
                        claims -> claims.audience("account.docusign.com"),
                        "invalid_grant",
                        "issuer_not_found"),
                refusal(
                        "aud with scheme",
                        claims -> claims.audience("https://account-d.docusign.com"),
                        "invalid_grant",
                        "no_valid_keys_or_signatures"),
                refusal(
                        "no exp",
                        claims -> claims.expirationTime(null),
                        "invalid_grant",
                        "no_valid_keys_or_signatures"),
                refusal(
                        "future nbf",
                        claims -> claims.notBeforeTime(in(Duration.ofMinutes(5))),
                        "invalid_grant",
                        "no_valid_keys_or_signatures"),
                refusal(
                        "past exp",
                        claims -> claims.expirationTime(in(Duration.ofMinutes(-1))),
                        "invalid_grant",
                        "expired_grant"),
                refusal(
                        "e-mail as subject",
                        claims -> claims.subject("ada@corp.example"),
                        "invalid_grant",
                        "user_not_found"),
                refusal("unknown user", claims -> claims.subject(KEY.toString()), "invalid_grant", "user_not_found"),
                refusal("closed user", claims -> claims.subject(CHARLES.toString()), "invalid_grant", "user_not_found"),
                refusal("empty subject", claims -> claims.subject(""), "invalid_grant", "invalid_subject"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void every_documented_refusal_is_given(
            String name, Consumer<JWTClaimsSet.Builder> change, String error, String description) throws Exception {
        var answer = grant(assertion(PAIR, change));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).path("error").asText()).isEqualTo(error);
        assertThat(Json.read(answer.body()).path("error_description").asText()).isEqualTo(description);
    }

    @Test
    void consent_required_is_28_bytes_with_a_trace_token() throws Exception {
        var answer = grant(assertion(PAIR, claims -> claims.subject(GRACE.toString())));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"consent_required\"}").hasSize(28);
        assertThat(answer.headers().firstValue("X-DocuSign-TraceToken")).isPresent();
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @Test
    void consent_to_every_scope_of_the_assertion_earns_a_token_that_tells_who_it_is() throws Exception {
        var answer = grant(assertion(PAIR, _ -> {}));

        assertThat(answer.statusCode()).isEqualTo(200);
        var body = Json.read(answer.body());
        assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(SIMULATOR.tokensMinted()).isOne();
        assertThat(userinfo(body.path("access_token").asText()).body()).contains("ada@corp.example");
        assertThat(userinfo("nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void consent_to_fewer_scopes_or_by_another_user_is_not_enough() throws Exception {
        SIMULATOR.consents(GRACE, KEY, List.of("signature"));

        assertThat(grant(assertion(PAIR, claims -> claims.subject(GRACE.toString())))
                        .body())
                .contains("consent_required");
        assertThat(grant(assertion(PAIR, claims -> claims.claim("scope", "signature user_read")))
                        .body())
                .contains("consent_required");
    }

    @Test
    void an_administrator_consents_for_a_domain_and_takes_it_back() throws Exception {
        var assertion = assertion(PAIR, claims -> claims.subject(GRACE.toString()));

        SIMULATOR.grantsAdministratively("corp.example", KEY);
        assertThat(grant(assertion).statusCode()).isEqualTo(200);

        SIMULATOR.withdrawsAdministratively("corp.example", KEY);
        assertThat(grant(assertion).body()).contains("consent_required");
    }

    @Test
    void a_revoked_consent_is_required_again() throws Exception {
        SIMULATOR.revokes(ADA);

        assertThat(grant(assertion(PAIR, _ -> {})).body()).contains("consent_required");
    }

    @Test
    void only_a_signature_by_a_registered_key_counts() throws Exception {
        var foreign = assertion(FOREIGN_PAIR, _ -> {});
        assertThat(grant(foreign).body()).contains("no_valid_keys_or_signatures");

        SIMULATOR.knows(Integration.demo(KEY, "Contract Archive", Keys.publicKey(PAIR), "http://localhost/done")
                .withKeys(List.of(Keys.publicKey(PAIR), Keys.publicKey(FOREIGN_PAIR))));
        assertThat(grant(foreign).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_subject_the_token_is_the_applications_if_an_administrator_has_authorized_it() throws Exception {
        assertThat(grant(assertion(PAIR, claims -> claims.subject(null))).body())
                .contains("consent_required");

        SIMULATOR.grantsAdministratively("corp.example", KEY);
        var answer = grant(assertion(PAIR, claims -> claims.subject(null)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(userinfo(Json.read(answer.body()).path("access_token").asText())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_form_itself_must_be_right_in_any_order() throws Exception {
        var assertion = "assertion=" + assertion(PAIR, _ -> {});
        var grantType = "grant_type=" + Parameters.encode(JWT_GRANT);

        assertThat(post(assertion + "&" + grantType).statusCode()).isEqualTo(200);
        assertThat(post(grantType).body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(post(assertion + "&grant_type=password").body()).contains("unsupported_grant_type");
        assertThat(post(grantType + "&assertion=nonsense").body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @Test
    void scripted_faults_come_in_order_and_end() throws Exception {
        SIMULATOR.answersTooManyRequests(Duration.ofSeconds(90), 1);
        SIMULATOR.tokenEndpoint().answersMaintenance(Duration.ofMinutes(2), 1);
        SIMULATOR.answersServerError(1);
        SIMULATOR.answersGarbage(1);
        SIMULATOR.answersEmpty(1);
        var assertion = assertion(PAIR, _ -> {});

        var limited = grant(assertion);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("90");
        assertThat(grant(assertion).headers().firstValue("Retry-After")).contains("120");
        assertThat(grant(assertion).body()).startsWith("<html>");
        assertThat(grant(assertion).body()).startsWith("{\"access_tok");
        assertThat(grant(assertion).body()).isEmpty();
        assertThat(grant(assertion).statusCode()).isEqualTo(200);
        assertThat(SIMULATOR.tokenCalls(ADA)).isEqualTo(6);
    }

    private static Arguments refusal(
            String name, Consumer<JWTClaimsSet.Builder> change, String error, String description) {
        return Arguments.of(name, change, error, description);
    }

    private static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }

    private static String assertion(KeyPair pair, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(KEY.toString())
                .subject(ADA.toString())
                .audience("account-d.docusign.com")
                .issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofMinutes(10)))
                .claim("scope", "signature impersonation");
        change.accept(claims);
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        jwt.sign(new RSASSASigner(pair.getPrivate()));
        return jwt.serialize();
    }

    private static HttpResponse<String> grant(String assertion) throws IOException, InterruptedException {
        return post("grant_type=" + Parameters.encode(JWT_GRANT) + "&assertion=" + assertion);
    }

    private static HttpResponse<String> post(String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(SIMULATOR.uri().resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> userinfo(String token) throws IOException, InterruptedException {
        URI uri = SIMULATOR.uri().resolve("/oauth/userinfo");
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
