package org.consentcourier.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.sandbox.http.Json;
import org.consentcourier.sandbox.http.Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserApisTest {
    private static final UUID KEY = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID ADA = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
    private static final UUID ACCOUNT = UUID.fromString("acacacac-acac-4cac-8cac-acacacacacac");
    private static final UUID ORGANIZATION = UUID.fromString("0e0e0e0e-0e0e-4e0e-8e0e-0e0e0e0e0e0e");
    private static final String ACCOUNT_USERS = "/restapi/v2.1/accounts/" + ACCOUNT + "/users";
    private static final String ORGANIZATION_USERS =
            "/management/v2/organizations/" + ORGANIZATION + "/users?account_id=" + ACCOUNT;
    private static final KeyPair PAIR = Keys.pair();
    private static final DocusignSimulator SIMULATOR = DocusignSimulator.start();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SIMULATOR.close();
        CLIENT.close();
    }

    @BeforeEach
    void ada_is_the_only_member_and_everything_is_authorized() {
        SIMULATOR.forgets();
        SIMULATOR.knows(Integration.demo(KEY, "Contract Archive", Keys.publicKey(PAIR), "http://localhost/done"));
        SIMULATOR.knows(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"));
        SIMULATOR.knows(new Account(ACCOUNT, "Corp", ORGANIZATION, Set.of(ADA)));
        SIMULATOR.consents(ADA, KEY);
        SIMULATOR.grantsAdministratively("corp.example", KEY, List.of("user_read"));
    }

    @Test
    void a_users_token_reads_the_account_and_an_applications_does_not() throws Exception {
        assertThat(get(ACCOUNT_USERS, token(ADA, "signature")).body())
                .contains(ADA.toString(), "\"totalSetSize\":\"1\"");
        assertThat(get(ACCOUNT_USERS, token(null, "user_read")).body()).contains("AUTHORIZATION_INVALID_TOKEN");
    }

    @Test
    void an_applications_token_reads_the_organization_and_one_without_the_scope_does_not() throws Exception {
        assertThat(get(ORGANIZATION_USERS, token(null, "user_read")).body())
                .contains(ADA.toString(), "\"total_set_size\":1");
        assertThat(get(ORGANIZATION_USERS, token(ADA, "signature")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void userinfo_names_the_address_it_was_asked_at() throws Exception {
        assertThat(get("/oauth/userinfo", token(ADA, "signature")).body())
                .contains("\"base_uri\":\"" + SIMULATOR.uri() + "\"");
    }

    @Test
    void every_call_is_taken_from_the_hour_until_nothing_is_left() throws Exception {
        SIMULATOR.allows(10, 2);
        var token = token(ADA, "signature");

        assertThat(get(ACCOUNT_USERS, token).headers().firstValue("X-RateLimit-Remaining"))
                .contains("1");
        assertThat(get(ACCOUNT_USERS, token).headers().firstValue("X-RateLimit-Remaining"))
                .contains("0");
        assertThat(get(ACCOUNT_USERS, token).body()).contains("HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
        assertThat(SIMULATOR.userCalls()).isEqualTo(3);
    }

    @Test
    void each_endpoint_follows_its_own_script_over_http() throws Exception {
        script("burst-limit", "{\"at\":\"users\",\"status\":429}");
        script("answers", "{\"at\":\"userinfo\",\"body\":{\"accounts\":[]}}");
        script("allows", "{\"limit\":500,\"remaining\":250}");
        var token = token(ADA, "signature");

        assertThat(get("/oauth/userinfo", token).body()).isEqualTo("{\"accounts\":[]}");
        assertThat(get("/oauth/userinfo", token).body()).contains("ada@corp.example");
        var limited = get(ACCOUNT_USERS, token);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).contains("BURST_APIINVOCATION_LIMIT_EXCEEDED");
        assertThat(limited.headers().firstValue("X-RateLimit-Remaining")).contains("249");
        assertThat(get(ACCOUNT_USERS, token).statusCode()).isEqualTo(200);

        script("forgets-tokens", "{}");
        assertThat(get(ACCOUNT_USERS, token).statusCode()).isEqualTo(401);
        assertThat(script("behaves", "{}").path("userCalls").asInt()).isEqualTo(3);
    }

    @Test
    void an_endpoint_nobody_knows_is_refused() throws Exception {
        assertThat(script("empty", "{\"at\":\"elsewhere\"}").path("error").asText())
                .contains("token, userinfo or users");
    }

    private static JsonNode script(String verb, String body) throws IOException, InterruptedException {
        return Json.read(post("/simulator/" + verb, "application/json", body).body());
    }

    private static String token(@Nullable UUID user, String scopes) throws Exception {
        var form = "grant_type=" + Parameters.encode("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                + assertion(user, scopes);
        return Json.read(post("/oauth/token", "application/x-www-form-urlencoded", form)
                        .body())
                .path("access_token")
                .asText();
    }

    private static String assertion(@Nullable UUID user, String scopes) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(KEY.toString())
                .subject(user == null ? null : user.toString())
                .audience("account-d.docusign.com")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("scope", scopes);
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        jwt.sign(new RSASSASigner(PAIR.getPrivate()));
        return jwt.serialize();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(SIMULATOR.uri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(SIMULATOR.uri().resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
