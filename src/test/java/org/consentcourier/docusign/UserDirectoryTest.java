package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.docusign.DirectoryAnswer.Found;
import org.consentcourier.docusign.DirectoryFailure.NeedsConsent;
import org.consentcourier.docusign.DirectoryFailure.NotPermitted;
import org.consentcourier.docusign.DirectoryFailure.RateLimited;
import org.consentcourier.docusign.PageAnswer.Page;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.support.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users are found by either of Docusign's APIs, over HTTP, at the simulator, which shares no code with the client. */
class UserDirectoryTest {
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");
    private static final UUID OTHER_ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000002");
    private static final UUID GRACE = UUID.fromString("90909090-0000-4000-8000-000000000001");

    private static final Directories SCENE = new Directories(Duration.ofSeconds(30));

    @BeforeEach
    void people() {
        SCENE.begin(List.of(
                DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"),
                DocusignUser.active(OTHER_ADA, "Ada@Corp.example", "Ada", "King"),
                DocusignUser.active(GRACE, "grace+docusign@corp.example", "Grace", "Hopper")));
    }

    @AfterEach
    void forget() {
        SCENE.end();
    }

    @AfterAll
    static void close() {
        SCENE.close();
    }

    static Stream<DirectoryRoute> routes() {
        return Stream.of(SCENE.byAccount(), SCENE.byOrganization());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_address_nobody_has_finds_nobody(DirectoryRoute route) {
        assertThat(found(route, "nobody@corp.example")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_address_one_has_finds_that_user_whatever_characters_it_is_made_of(DirectoryRoute route) {
        assertThat(found(route, " GRACE+docusign@corp.example "))
                .singleElement()
                .satisfies(grace -> {
                    assertThat(grace.userId()).isEqualTo(GRACE);
                    assertThat(grace.email()).isEqualTo("grace+docusign@corp.example");
                    assertThat(grace.status()).isEqualTo(UserStatus.ACTIVE);
                    assertThat(List.of(grace.fullName(), grace.firstName(), grace.lastName()))
                            .containsExactly("Grace Hopper", "Grace", "Hopper");
                    assertThat(grace.jobTitle()).isNull();
                });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_address_several_have_finds_them_all(DirectoryRoute route) {
        assertThat(found(route, "ada@corp.example"))
                .extracting(DirectoryUser::userId)
                .containsExactlyInAnyOrder(ADA, OTHER_ADA);
    }

    @ParameterizedTest
    @EnumSource
    void the_status_is_docusigns(org.consentcourier.sandbox.docusign.UserStatus status) {
        SCENE.docusign.becomes(GRACE, status);

        assertThat(routes().flatMap(route -> found(route, "grace+docusign@corp.example").stream()))
                .extracting(user -> user.status().name())
                .containsExactly(status.name(), status.name());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void all_users_are_listed_page_by_page_each_once(DirectoryRoute route) {
        var many = IntStream.range(0, 250)
                .mapToObj(n -> DocusignUser.active(new UUID(7, n), "p" + n + "@corp.example", "Person", "No " + n))
                .toList();
        SCENE.begin(many);

        var listed = new ArrayList<UUID>();
        var starts = new ArrayList<Integer>();
        for (Optional<Integer> start = Optional.of(0); start.isPresent(); ) {
            starts.add(start.get());
            var page = page(route, start.get());
            page.users().forEach(user -> listed.add(user.userId()));
            assertThat(page.total()).hasValue(251);
            start = page.next().isPresent() ? Optional.of(page.next().getAsInt()) : Optional.empty();
        }

        assertThat(starts).containsExactly(0, 100, 200);
        assertThat(listed).hasSize(251).doesNotHaveDuplicates().contains(Directories.CHARLES, new UUID(7, 249));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void one_token_serves_until_shortly_before_it_expires(DirectoryRoute route) {
        found(route, "ada@corp.example");
        SCENE.time.advance(Duration.ofMinutes(58));
        found(route, "grace+docusign@corp.example");
        assertThat(SCENE.docusign.tokensMinted()).isOne();

        SCENE.time.advance(Duration.ofMinutes(1));
        found(route, "ada@corp.example");
        assertThat(SCENE.docusign.tokensMinted()).isEqualTo(2);
    }

    @Test
    void where_the_account_is_gets_asked_once_an_hour() {
        page(SCENE.byAccount(), 0);
        page(SCENE.byAccount(), 0);
        assertThat(SCENE.docusign.userinfoCalls()).isOne();

        SCENE.time.advance(Duration.ofHours(1));
        page(SCENE.byAccount(), 0);
        assertThat(SCENE.docusign.userinfoCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_token_docusign_no_longer_accepts_is_replaced_once(DirectoryRoute route) {
        found(route, "ada@corp.example");
        SCENE.docusign.forgetsTokens();

        assertThat(found(route, "ada@corp.example")).hasSize(2);
        assertThat(SCENE.docusign.tokensMinted()).isEqualTo(2);
        assertThat(SCENE.docusign.userCalls()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_new_token_that_is_refused_too_is_not_replaced_again(DirectoryRoute route) {
        SCENE.docusign.userApis().refuses(401, "AUTHORIZATION_INVALID_TOKEN", "No.", 5);

        assertThat(cause(find(route))).isEqualTo(FaultCause.TOKEN_REFUSED);
        assertThat(SCENE.docusign.userCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_call_is_made_that_is_not_permitted(DirectoryRoute route) {
        assertThat(SCENE.find(route, "ada@corp.example", 0)).isInstanceOf(NotPermitted.class);

        assertThat(SCENE.docusign.userCalls() + SCENE.docusign.userinfoCalls() + SCENE.docusign.tokenCalls())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_token_and_the_address_of_the_account_take_no_permit_and_a_second_try_takes_one(DirectoryRoute route) {
        assertThat(SCENE.find(route, "ada@corp.example", 1)).isInstanceOf(DirectoryAnswer.Found.class);
        SCENE.docusign.forgetsTokens();
        assertThat(SCENE.find(route, "ada@corp.example", 2)).isInstanceOf(DirectoryAnswer.Found.class);
        assertThat(SCENE.docusign.userCalls()).isEqualTo(3);

        SCENE.docusign.forgetsTokens();
        assertThat(SCENE.find(route, "ada@corp.example", 1)).isInstanceOf(NotPermitted.class);
        assertThat(SCENE.docusign.userCalls()).isEqualTo(4);
    }

    @Test
    void the_directory_user_must_have_consented() {
        SCENE.docusign.revokes(Directories.CHARLES);

        assertThat(find(SCENE.byAccount()))
                .isInstanceOfSatisfying(
                        NeedsConsent.class,
                        needed -> assertThat(needed.evidence().error()).isEqualTo("consent_required"));
    }

    @Test
    void the_link_for_the_directory_user_is_all_the_consent_that_takes() {
        SCENE.docusign.revokes(Directories.CHARLES);
        var scopesWithoutSignature = Integrations.at(SCENE.docusign.uri(), "click.manage");
        var route = new DirectoryRoute.OfAccount(Directories.ACCOUNT, Directories.CHARLES);

        SCENE.docusign.accepts(ConsentUrl.forDirectoryUser(scopesWithoutSignature, route), Directories.CHARLES);

        assertThat(SCENE.directory().find(scopesWithoutSignature, route, "ada@corp.example", () -> true))
                .isInstanceOf(Found.class);
    }

    @Test
    void the_organization_must_have_authorized_the_application() {
        SCENE.docusign.withdrawsAdministratively("elsewhere.example", Directories.KEY);

        assertThat(find(SCENE.byOrganization())).isInstanceOf(NeedsConsent.class);
    }

    @Test
    void a_directory_user_docusign_does_not_know_is_a_fault() {
        var route = new DirectoryRoute.OfAccount(Directories.ACCOUNT, UUID.randomUUID());

        assertThat(cause(find(route))).isEqualTo(FaultCause.DIRECTORY_USER_UNKNOWN);
    }

    @Test
    void an_account_the_directory_user_is_no_member_of_is_a_fault() {
        var route = new DirectoryRoute.OfAccount(UUID.randomUUID(), Directories.CHARLES);

        assertThat(cause(find(route))).isEqualTo(FaultCause.NO_MEMBERSHIP);
        assertThat(SCENE.docusign.userCalls()).isZero();
    }

    @Test
    void what_the_token_endpoint_refuses_is_the_fault_it_says() {
        SCENE.docusign.refuses("invalid_grant", "no_valid_keys_or_signatures", 1);

        assertThat(cause(find(SCENE.byAccount()))).isEqualTo(FaultCause.NO_VALID_KEYS);
    }

    @ParameterizedTest
    @CsvSource({
        "400, USER_LACKS_MEMBERSHIP, NO_MEMBERSHIP",
        "401, USER_AUTHENTICATION_FAILED, TOKEN_REFUSED",
        "400, AUTHORIZATION_INVALID_TOKEN, TOKEN_REFUSED",
        "400, PARTNER_AUTHENTICATION_FAILED, KEY_NOT_ENABLED",
        "401, PARTNER_AUTHENTICATION_FAILED, KEY_NOT_ENABLED",
        "403, USER_LACKS_PERMISSIONS, NO_PERMISSION",
        "403, ANYTHING_ELSE, NO_PERMISSION",
        "400, ANYTHING_ELSE, UNEXPLAINED"
    })
    void every_refusal_of_the_api_is_a_fault(int status, String code, FaultCause cause) {
        SCENE.docusign.userApis().refuses(status, code, "ada@corp.example is not welcome.", 2);

        var answer = find(SCENE.byAccount());

        assertThat(cause(answer)).isEqualTo(cause);
        assertThat(answer.evidence().error()).isEqualTo(code);
        assertThat(answer.evidence().errorDescription()).isEqualTo("[removed] is not welcome.");
        assertThat(answer.evidence().traceToken()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"400", "429", "401", "200"})
    void a_limit_says_how_long_to_pause_whatever_its_status(int status) {
        SCENE.time.set(MovableClock.START.plus(Duration.ofMinutes(40)));
        SCENE.docusign.userApis().answersHourlyLimit(status, 1);
        SCENE.docusign.userApis().answersBurstLimit(status, 1);

        assertThat(List.of(pause(), pause())).containsExactly(Duration.ofMinutes(20), Throttle.BURST);
        assertThat(SCENE.docusign.tokensMinted()).isOne();
    }

    @Test
    void trouble_that_says_when_it_ends_is_waited_for_like_a_limit() {
        SCENE.docusign.tokenEndpoint().answersMaintenance(Duration.ofSeconds(90), 1);
        SCENE.docusign.userApis().answersMaintenance(Duration.ofHours(2), 1);

        assertThat(List.of(pause(), pause())).containsExactly(Duration.ofSeconds(90), Duration.ofHours(2));
    }

    @Test
    void a_limit_of_tokens_or_userinfo_says_so_too() {
        SCENE.docusign.answersTooManyRequests(Duration.ofSeconds(90), 1);
        SCENE.docusign.userinfo().answersTooManyRequests(Duration.ofSeconds(70), 1);

        assertThat(List.of(pause(), pause())).containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(70));
        assertThat(find(SCENE.byAccount())).isInstanceOf(Found.class);
        assertThat(SCENE.docusign.tokensMinted()).isOne();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void every_answer_of_the_api_tells_what_is_left_of_the_hour(DirectoryRoute route) {
        SCENE.docusign.allows(1000, 501);
        SCENE.docusign.userApis().refuses(400, "USER_LACKS_MEMBERSHIP", "No.", 1);

        var first = find(route).allowance().orElseThrow();
        var second = SCENE.page(route, 0).allowance().orElseThrow();

        assertThat(first.hour()).hasValue(new CallAllowance.Count(1000, 500));
        assertThat(first.hourEnds()).hasValue(MovableClock.START.plus(Duration.ofHours(1)));
        assertThat(first.burst()).isPresent();
        assertThat(second.hour().orElseThrow().left()).isEqualTo(499);
    }

    @Test
    void an_hour_that_is_used_up_is_a_limit() {
        SCENE.docusign.allows(1000, 1);

        assertThat(find(SCENE.byAccount())).isInstanceOf(Found.class);
        assertThat(find(SCENE.byAccount())).isInstanceOfSatisfying(RateLimited.class, limited -> {
            assertThat(limited.pause()).isEqualTo(Duration.ofHours(1));
            assertThat(limited.allowance().orElseThrow().hour()).hasValue(new CallAllowance.Count(1000, 0));
        });
    }

    @Test
    void what_has_no_answer_is_not_asked() {
        var noAccount =
                new DirectoryRoute.OfOrganization(Directories.ORGANIZATION, Optional.empty(), SCENE.docusign.uri());

        assertThat(noAccount.listsUsers()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SCENE.page(noAccount, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> found(SCENE.byAccount(), " "));
        assertThat(SCENE.docusign.tokenCalls()).isZero();
    }

    private static DirectoryAnswer find(DirectoryRoute route) {
        return SCENE.find(route, "ada@corp.example");
    }

    private static List<DirectoryUser> found(DirectoryRoute route, String email) {
        var answer = SCENE.find(route, email);
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found) answer).users();
    }

    private static Page page(DirectoryRoute route, int start) {
        var answer = SCENE.page(route, start);
        assertThat(answer).isInstanceOf(Page.class);
        return (Page) answer;
    }

    private static Duration pause() {
        var answer = find(SCENE.byAccount());
        assertThat(answer).isInstanceOf(RateLimited.class);
        return ((RateLimited) answer).pause();
    }

    private static FaultCause cause(DirectoryAnswer answer) {
        assertThat(answer).isInstanceOf(DirectoryFailure.Refused.class);
        return ((DirectoryFailure.Refused) answer).cause();
    }
}
