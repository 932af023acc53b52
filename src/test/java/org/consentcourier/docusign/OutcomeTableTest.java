package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.sandbox.docusign.Integration.demo;

import java.net.URI;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.UserStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented ending of a grant check, over HTTP, against the simulator, which shares no code with the client. */
class OutcomeTableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:40:00Z");
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");
    private static final UUID OTHER_ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000002");
    private static final UUID NOBODY = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000009");
    private static final UUID KEY = UUID.fromString(Integrations.KEY);
    private static final URI REDIRECT = URI.create("https://courier.example/consent/crm");
    private static final RSAPrivateKey FOREIGN_KEY =
            (RSAPrivateKey) Integrations.rsa(2048).getPrivate();

    private static final DocusignSimulator DOCUSIGN = DocusignSimulator.start();

    private final List<DocusignHttp> connections = new ArrayList<>();
    private final TokenClient client = client(NOW, Duration.ofSeconds(30));

    @BeforeEach
    void register() {
        DOCUSIGN.follows(Clock.fixed(NOW, ZoneOffset.UTC));
        DOCUSIGN.knows(demo(KEY, "CRM", Integrations.publicKey(), REDIRECT.toString()));
        DOCUSIGN.knows(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"));
        DOCUSIGN.knows(DocusignUser.active(OTHER_ADA, "ada@corp.example", "Ada", "Lovelace"));
    }

    @AfterEach
    void forget() {
        connections.forEach(DocusignHttp::close);
        DOCUSIGN.forgets();
    }

    @AfterAll
    static void close() {
        DOCUSIGN.close();
    }

    @Test
    void without_consent_it_is_required() {
        assertThat(outcome()).isInstanceOfSatisfying(ConsentRequired.class, required -> {
            assertThat(required.evidence().httpStatus()).isEqualTo(400);
            assertThat(required.evidence().error()).isEqualTo("consent_required");
            assertThat(required.evidence().errorDescription()).isNull();
            assertThat(required.evidence().traceToken()).isNotBlank();
        });
    }

    @Test
    void who_accepts_on_our_link_has_granted() {
        var link = ConsentUrl.individual(integration(), "v1.some.state", Optional.of("en"));

        var back = DOCUSIGN.accepts(link, ADA);

        assertThat(back.toString()).startsWith(REDIRECT + "?").contains("state=v1.some.state");
        assertThat(outcome()).isInstanceOf(Granted.class);
    }

    @Test
    void who_declines_on_our_link_has_not() {
        DOCUSIGN.declines(ConsentUrl.individual(integration(), "v1.some.state", Optional.empty()));

        assertThat(outcome()).isInstanceOf(ConsentRequired.class);
    }

    @Test
    void the_link_asks_for_impersonation_the_assertion_implies() {
        var withoutImpersonation = integration("signature");

        DOCUSIGN.accepts(ConsentUrl.individual(withoutImpersonation, "s", Optional.empty()), ADA);

        assertThat(client.tryGrant(withoutImpersonation, ADA)).isInstanceOf(Granted.class);
    }

    @Test
    void consent_to_fewer_scopes_is_not_enough() {
        DOCUSIGN.consents(ADA, KEY);

        assertThat(client.tryGrant(integration("signature", "impersonation", "user_read"), ADA))
                .isInstanceOf(ConsentRequired.class);
    }

    @Test
    void consent_without_impersonation_is_not_enough() {
        DOCUSIGN.consents(ADA, KEY, List.of("signature"));

        assertThat(outcome()).isInstanceOf(ConsentRequired.class);
    }

    @Test
    void consent_of_another_user_with_the_same_address_does_not_count() {
        DOCUSIGN.consents(OTHER_ADA, KEY);

        assertThat(outcome()).isInstanceOf(ConsentRequired.class);
    }

    @Test
    void consent_taken_back_is_required_again() {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.revokes(ADA);

        assertThat(outcome()).isInstanceOf(ConsentRequired.class);
    }

    @Test
    void administrative_consent_counts() {
        DOCUSIGN.grantsAdministratively("corp.example", KEY);

        assertThat(outcome()).isInstanceOf(Granted.class);
    }

    @Test
    void nobody_is_an_unknown_user() {
        assertThat(client.tryGrant(integration(), NOBODY)).isInstanceOf(UnknownUser.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void a_user_who_is_not_active_is_unknown(UserStatus status) {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.becomes(ADA, status);

        assertThat(outcome()).isInstanceOf(UnknownUser.class);
    }

    @Test
    void an_integration_key_docusign_does_not_have_is_a_fault() {
        var unknown = integration(UUID.randomUUID().toString(), Integrations.privateKey(), "account-d.docusign.com");

        assertThat(cause(client.tryGrant(unknown, ADA))).isEqualTo(FaultCause.ISSUER_NOT_FOUND);
    }

    @Test
    void the_audience_of_the_other_environment_is_a_fault() {
        var production = integration(Integrations.KEY, Integrations.privateKey(), "account.docusign.com");

        assertThat(cause(client.tryGrant(production, ADA))).isEqualTo(FaultCause.ISSUER_NOT_FOUND);
    }

    @Test
    void a_private_key_docusign_does_not_have_is_a_fault() {
        var foreign = integration(Integrations.KEY, FOREIGN_KEY, "account-d.docusign.com");

        assertThat(cause(client.tryGrant(foreign, ADA))).isEqualTo(FaultCause.NO_VALID_KEYS);
    }

    @Test
    void a_clock_that_is_late_is_a_fault_after_a_second_try() {
        var late = client(NOW.minus(Duration.ofHours(1)), Duration.ofSeconds(30));

        assertThat(cause(late.tryGrant(integration(), ADA))).isEqualTo(FaultCause.EXPIRED_ASSERTION);
        assertThat(DOCUSIGN.tokenCalls(ADA)).isEqualTo(2);
    }

    @Test
    void an_assertion_that_expired_on_the_way_does_no_harm() {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.refuses("invalid_grant", "expired_grant", 1);

        assertThat(outcome()).isInstanceOf(Granted.class);
    }

    @Test
    void an_invalid_subject_is_an_unknown_user() {
        DOCUSIGN.refuses("invalid_grant", "invalid_subject", 1);

        assertThat(outcome()).isInstanceOf(UnknownUser.class);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, unsupported_grant_type, UNSUPPORTED_GRANT_TYPE",
        "invalid_grant, unauthorized_client, UNAUTHORIZED_CLIENT",
        "invalid_grant, '', UNEXPLAINED",
        "invalid_request, '', INVALID_REQUEST",
        "invalid_scope, '', INVALID_SCOPE",
        "unauthorized_client, '', UNAUTHORIZED_CLIENT",
        "never_heard_of, 'Something new', UNEXPLAINED"
    })
    void every_other_refusal_is_a_fault(String error, String description, FaultCause cause) {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.refuses(error, description, 1);

        assertThat(cause(outcome())).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "temporarily_unavailable", "internal_server_error"})
    void trouble_at_docusign_proves_nothing(String error) {
        DOCUSIGN.refuses(error, "", 1);

        assertThat(outcome()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_limit_says_how_long_to_pause() {
        DOCUSIGN.answersTooManyRequests(Duration.ofSeconds(90), 1);
        DOCUSIGN.answersTooManyRequests(Duration.ZERO, 1);
        DOCUSIGN.answersHourlyLimit(1);

        assertThat(pause()).isEqualTo(Duration.ofSeconds(90));
        // The server of the simulator tells the time of day, whichever time it plays.
        assertThat(List.of(pause(), pause()))
                .allSatisfy(hourly -> assertThat(hourly)
                        .isBetween(Throttle.AFTER_THE_HOUR, Duration.ofHours(1).plus(Throttle.AFTER_THE_HOUR)));
    }

    @Test
    void an_outage_proves_nothing_and_ends_by_itself() {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.answersServerError(1);
        DOCUSIGN.answersGarbage(1);
        DOCUSIGN.answersEmpty(1);

        assertThat(List.of(outcome(), outcome(), outcome())).allMatch(Unavailable.class::isInstance);
        assertThat(outcome()).isInstanceOf(Granted.class);
    }

    @Test
    void a_server_that_hangs_proves_nothing() {
        var impatient = client(NOW, Duration.ofMillis(500));
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.hangs(1);

        assertThat(impatient.tryGrant(integration(), ADA)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_server_that_is_down_proves_nothing() {
        DOCUSIGN.consents(ADA, KEY);
        DOCUSIGN.goesDown();
        assertThat(outcome()).isInstanceOf(Unavailable.class);

        DOCUSIGN.comesBack();
        assertThat(outcome()).isInstanceOf(Granted.class);
    }

    @Test
    void a_certificate_nobody_vouches_for_ends_the_talk_before_anything_is_said() {
        DOCUSIGN.consents(ADA, KEY);

        assertThat(client.tryGrant(Integrations.at(DOCUSIGN.tlsUri(), "signature"), ADA))
                .isInstanceOf(Unavailable.class);
        assertThat(DOCUSIGN.tokenCalls()).isZero();
    }

    private GrantOutcome outcome() {
        return client.tryGrant(integration(), ADA);
    }

    private Duration pause() {
        var outcome = outcome();
        assertThat(outcome).isInstanceOf(RateLimited.class);
        return ((RateLimited) outcome).pause();
    }

    private static FaultCause cause(GrantOutcome outcome) {
        assertThat(outcome).isInstanceOf(ApplicationFault.class);
        return ((ApplicationFault) outcome).cause();
    }

    private static Integration integration(String... scopes) {
        var wanted = scopes.length == 0 ? List.of("signature", "impersonation") : List.of(scopes);
        return new Integration(
                Integrations.KEY,
                Integrations.privateKey(),
                DOCUSIGN.uri(),
                "account-d.docusign.com",
                wanted,
                REDIRECT);
    }

    private static Integration integration(String key, RSAPrivateKey privateKey, String audience) {
        return new Integration(
                key, privateKey, DOCUSIGN.uri(), audience, List.of("signature", "impersonation"), REDIRECT);
    }

    private TokenClient client(Instant now, Duration timeout) {
        connections.add(new DocusignHttp(new TimeOuts(Duration.ofSeconds(5), timeout)));
        return new TokenClient(connections.getLast(), Clock.fixed(now, ZoneOffset.UTC), Skews.measured());
    }
}
