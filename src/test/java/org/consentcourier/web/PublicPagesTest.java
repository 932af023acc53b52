package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages everybody may see: their language, their limits, and what they give away. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PublicPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String PAGES = "/consent/" + StandIns.APPLICATION;
    /** What is allowed flows back while a machine is slow to use it up. */
    private static final int SLOW_MACHINE = 5;

    private static final int PER_LINK = 60;
    private static final int PER_CLIENT = 600;
    private static final int WRONG_LINKS = 60;
    /** More than an hour's worth for everybody, and its tenth for people who wait. */
    private static final int ALL_CALLS = 30_000;

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    LinkSignature signature;

    @Inject
    ConsentViews views;

    @Inject
    ConsentDecisions decisions;

    @Inject
    CallBudget budget;

    @Inject
    PageLimits limits;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    private final Browser browser = new Browser();

    @BeforeEach
    void everybody_is_asked() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, GRACE);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void nobody_waits_for_the_limits_of_a_test() {
        limits.forget();
    }

    // Languages

    @ParameterizedTest
    @EnumSource
    void every_page_speaks_every_language(Language language) {
        var words = language.words();
        var titles = Map.of(
                "/",
                words.infoTitle(),
                PAGES,
                words.thanksTitle(),
                PAGES + "/check?state=" + state(ADA),
                words.checkNowTitle(),
                PAGES + "/not-me?state=" + state(ADA),
                words.notMeTitle(),
                PAGES + "/not-me?told=true&state=" + state(ADA),
                words.toldTitle(),
                PAGES + "/result?state=" + state(ADA),
                words.checkingTitle(),
                PAGES + "/result?outcome=error&state=" + state(ADA),
                words.cameBackTitle(),
                PAGES + "/result?since=1&state=" + state(ADA),
                words.notYetTitle(),
                PAGES + "/result?state=v1.forged",
                words.missingTitle(),
                "/consent/crash",
                words.oursTitle());

        assertThat(titles).allSatisfy((path, title) -> {
            var page = browser.get(path, "Accept-Language", language.tag() + ";q=0.9, it");
            assertThat(page.body())
                    .contains(
                            "<html lang=\"" + language.tag() + "\"",
                            title,
                            "aria-current=\"true\">" + language.ownName())
                    .doesNotContain("NOT_FOUND", "{");
            assertThat(page.headers().allValues("Content-Language")).containsExactly(language.tag());
            assertThat(page.headers().firstValue("Vary").orElse("")).contains("Accept-Language", "Cookie");
        });
    }

    @Test
    void the_switch_on_a_page_is_remembered_and_keeps_the_page() {
        var page = browser.get(PAGES + "/check?state=" + state(ADA));
        var switched = browser.get(link(page, "ja"));

        assertThat(switched.body()).contains(Language.JA.words().checkNowTitle(), "value=\"" + state(ADA) + "\"");
        assertThat(browser.cookie(Languages.COOKIE)).hasValueSatisfying(cookie -> {
            assertThat(cookie.getValue()).isEqualTo("ja");
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        assertThat(browser.get("/", "Accept-Language", "de").body()).contains("<html lang=\"ja\"");
        assertThat(browser.get("/?lang=fr&lang=%22%3E%3Cscript%3E").body())
                .contains("<html lang=\"ja\"")
                .doesNotContain("script");
    }

    @Test
    void the_switch_works_where_nothing_else_stands_in_the_address() {
        var sent = browser.get(PAGES + "?lang=es");

        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith(PAGES);
        assertThat(browser.get(PAGES).body()).contains(Language.ES.words().thanksTitle());
    }

    @Test
    void a_person_is_spoken_to_in_the_language_of_the_roster_if_the_link_is_genuine() {
        speaks(ADA, "pt-BR");

        assertThat(browser.get(PAGES + "/check?state=" + state(ADA), "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"pt\"", "ui_locales=pt\"");
        assertThat(browser.get(PAGES + "/check?state=" + state(ADA) + "x", "Accept-Language", "de")
                        .body())
                .contains("<html lang=\"de\"");
        assertThat(browser.get(PAGES + "/check?lang=fr&state=" + state(ADA)).body())
                .contains("<html lang=\"fr\"");
    }

    @Test
    void the_answer_to_a_form_can_be_had_in_another_language_too() {
        var form = browser.get(PAGES + "/not-me?state=" + state(ADA));
        var unchosen = browser.post(
                PAGES + "/not-me", Map.of("token", Browser.token(form), "state", state(ADA)), "Accept-Language", "es");

        assertThat(unchosen.statusCode()).isEqualTo(400);
        assertThat(unchosen.body()).contains(Language.ES.words().unchosen());
        assertThat(browser.get(link(unchosen, "de")).body())
                .contains(Language.DE.words().notMeTitle());
    }

    @Test
    void a_page_never_writes_a_code_into_its_links() {
        assertThat(browser.get("/consent/unknown?code=eyJ0secret&state=v1").body())
                .contains("?state=v1&amp;lang=de")
                .doesNotContain("secret");
    }

    @Test
    void japanese_is_kind_to_all_eyes() {
        try (var visitor = new Visitor()) {
            visitor.opens("/?lang=ja");
            Look.at(visitor.page, "information-ja");
            visitor.opens(PAGES + "/result?since=1&state=" + state(ADA));
            visitor.reads(Language.JA.words().notYetTitle());
            Look.at(visitor.page, "consent-not-yet-ja");
            visitor.opens(PAGES + "/result?outcome=error&state=" + state(ADA));
            Look.at(visitor.page, "consent-came-back-ja");
            visitor.follows("Deutsch");
            visitor.reads(Language.DE.words().cameBackTitle());
            Look.at(visitor.page, "consent-came-back-de");
        }
    }

    // Who is told what

    @ParameterizedTest
    @ValueSource(strings = {"result", "check", "not-me"})
    void whether_somebody_exists_is_not_told(String page) {
        var old = state(ADA);
        decisions.decline(scene.row(ADA).id(), "no");
        decisions.reopen(scene.row(ADA).id(), "it");
        var genuine = state(GRACE);
        var answers = Stream.of(
                        signature.sign(UUID.randomUUID(), 1),
                        genuine.substring(0, genuine.length() - 4) + "AAAA",
                        genuine.replace(".1.", ".2."),
                        "v1.nonsense",
                        old)
                .map(state -> browser.get(PAGES + "/" + page + "?state=" + state))
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(404);
        assertThat(answers)
                .extracting(answer -> answer.body().replaceAll("state=[^&\"]*", ""))
                .containsOnly(answers.getFirst().body().replaceAll("state=[^&\"]*", ""));
    }

    @Test
    void a_link_that_is_none_is_answered_alike_where_docusign_sends_people() {
        var old = state(ADA);
        decisions.decline(scene.row(ADA).id(), "no");
        decisions.reopen(scene.row(ADA).id(), "it");
        var calls = scene.docusign().tokenCalls();
        var answers = Stream.of(signature.sign(UUID.randomUUID(), 1), state(GRACE) + "x", old)
                .map(state -> browser.get(PAGES + "?error=access_denied&state=" + state))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(PAGES);
        });
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);
    }

    @Test
    void who_is_exempt_or_has_left_is_told_so() {
        decisions.exempt(scene.row(ADA).id(), "contractor", null, "it");
        scene.load(
                "UserEmail,Status,FirstName,LastName,APIUserName\n%s,Active,ada,Example,%s\n"
                        .formatted(ADA.email(), ADA.userId()),
                ImportMode.FULL,
                false,
                1);
        var calls = scene.docusign().tokenCalls();

        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.LEFT);
        assertThat(visit(ADA)).contains("has decided that you are not asked").doesNotContain("contractor");
        assertThat(visit(GRACE)).contains("no longer on the list");
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);
    }

    @Test
    void who_is_unknown_to_docusign_or_without_a_user_id_is_told_that_it_is_not_their_fault() {
        var charles = Figure.named("charles");
        var joan = Figure.named("joan");
        scene.rosterOnly("boss@corp.example", charles);
        scene.load("UserEmail,FirstName,LastName\n%s,joan,Example\n".formatted(joan.email()));
        sweep.sweep();

        assertThat(scene.status(charles)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(visit(charles)).contains("Docusign does not know the user", "not your fault");
        assertThat(scene.status(joan)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(visit(joan)).contains("which Docusign user is yours", "not your fault");
        try (var visitor = new Visitor()) {
            visitor.opens(PAGES + "/result?state=" + state(charles));
            Look.at(visitor.page, "consent-faulty");
        }
    }

    // Nobody looks

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose,prefetch",
        "Sec-Purpose,prefetch;prerender",
        "Purpose,prefetch",
        "X-Moz,prefetch",
        "X-Purpose,preview"
    })
    void what_a_browser_fetches_ahead_changes_nothing(String header, String purpose) {
        scene.consents(ADA);
        var calls = scene.docusign().tokenCalls();
        var events = views.events(scene.row(ADA).id()).size();

        for (var path : List.of(PAGES + "?error=x&state=", PAGES + "/result?state=", PAGES + "/check?state=")) {
            var answer = browser.get(path + state(ADA), header, purpose);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);
        assertThat(views.events(scene.row(ADA).id())).hasSize(events);
        assertThat(visit(ADA)).contains("Done");
    }

    @Test
    void who_asks_for_headers_alone_changes_nothing() {
        var calls = scene.docusign().tokenCalls();
        var events = views.events(scene.row(ADA).id()).size();

        for (var path : List.of("?error=x&state=", "/result?state=", "/result?outcome=error&state=")) {
            assertThat(browser.head(PAGES + path + state(ADA)).statusCode()).isEqualTo(200);
        }
        assertThat(browser.head("/").statusCode()).isEqualTo(200);
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);
        assertThat(views.events(scene.row(ADA).id())).hasSize(events);
    }

    // A visit

    @Test
    void a_visit_is_checked_for_fifteen_seconds_and_then_told_the_truth() {
        var calls = scene.docusign().tokenCalls();
        var pages = 0;
        var page = browser.get(PAGES + "/result?state=" + state(ADA));
        while (page.headers().firstValue("Refresh").isPresent()) {
            var refresh = page.headers().firstValue("Refresh").orElseThrow().split("; url=", 2);
            clock.advance(Duration.ofSeconds(Integer.parseInt(refresh[0])));
            page = browser.get(refresh[1]);
            pages++;
        }

        assertThat(pages).isEqualTo(8);
        assertThat(scene.docusign().tokenCalls() - calls).isEqualTo(9);
        assertThat(page.body()).contains("Not yet", "a***@corp.example");
    }

    @Test
    void two_checks_of_one_person_have_a_pause_between_them() {
        var calls = scene.docusign().tokenCalls();
        visit(ADA);
        clock.advance(Duration.ofMillis(1899));
        visit(ADA);
        assertThat(scene.docusign().tokenCalls() - calls).isOne();

        clock.advance(Duration.ofMillis(2));
        visit(ADA);
        assertThat(scene.docusign().tokenCalls() - calls).isEqualTo(2);
    }

    @Test
    void a_time_somebody_made_up_ends_the_visit() {
        for (var since : List.of(
                1L,
                -5L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                clock.instant().plusSeconds(60).toEpochMilli())) {
            assertThat(browser.get(PAGES + "/result?since=" + since + "&state=" + state(ADA))
                            .body())
                    .contains("Not yet");
        }
    }

    @Test
    void an_error_is_kept_once_a_minute() {
        var row = scene.row(ADA).id();
        var before = views.events(row).size();
        IntStream.range(0, 5).forEach(i -> browser.get(PAGES + "?error=access_denied&state=" + state(ADA)));
        assertThat(views.events(row)).hasSize(before + 1);

        clock.advance(Duration.ofSeconds(61));
        browser.get(PAGES + "?error=server_error&state=" + state(ADA));
        assertThat(views.events(row)).hasSize(before + 2);
    }

    @Test
    void an_outage_is_never_told_as_a_missing_consent() {
        scene.docusign().answersServerError(1);

        assertThat(browser.get(PAGES + "/result?since=1&state=" + state(ADA)).body())
                .contains("we check by ourselves")
                .doesNotContain("Not yet");
    }

    // Limits

    @Test
    void who_waits_goes_before_everybody_else() {
        budget.note(StandIns.APPLICATION, ALL_CALLS / 2);
        scene.consents(ADA);

        assertThat(sweep.sweep()).isZero();
        assertThat(visit(ADA)).contains("Done");
    }

    @Test
    void when_the_hours_calls_are_used_up_that_is_told_and_the_check_made_as_soon_as_it_may_be() {
        budget.note(StandIns.APPLICATION, ALL_CALLS);
        scene.consents(ADA);
        var calls = scene.docusign().tokenCalls();

        assertThat(visit(ADA)).contains("for the moment that is used up", "Contract Archive");
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);

        clock.advance(Duration.ofMinutes(15));
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void docusigns_own_limit_is_told_alike() {
        scene.docusign().answersHourlyLimit(1);

        assertThat(visit(ADA)).contains("for the moment that is used up");
        assertThat(visit(ADA)).contains("for the moment that is used up");
    }

    @Test
    void one_link_is_not_hammered() {
        var link = PAGES + "/check?state=" + state(ADA);
        var answers = Stream.generate(() -> browser.get(link, "Accept-Language", "fr"))
                .limit(SLOW_MACHINE * PER_LINK)
                .takeWhile(answer -> answer.statusCode() == 200)
                .toList();
        var refused = browser.get(link, "Accept-Language", "fr");

        assertThat(answers).hasSizeBetween(PER_LINK, SLOW_MACHINE * PER_LINK - 1);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.body()).contains(Language.FR.words().tooOftenTitle());
        assertThat(browser.get(PAGES + "/check?state=" + state(GRACE)).statusCode())
                .isEqualTo(200);
        try (var visitor = new Visitor()) {
            visitor.opens(PAGES + "/check?state=" + state(ADA));
            visitor.reads("One moment, please");
            Look.at(visitor.page, "too-often");
        }
    }

    @Test
    void whoever_reloads_their_own_page_leaves_the_calls_to_the_others() {
        var calls = scene.docusign().tokenCalls();
        for (var i = 0; i < PER_LINK - 5; i++) {
            visit(ADA);
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(scene.docusign().tokenCalls() - calls).isBetween(11, 13);
    }

    @Test
    void one_client_does_not_hammer_whatever_it_asks_for() {
        var calls = scene.docusign().tokenCalls();
        var answers = new ArrayList<Integer>();
        do {
            answers.add(browser.head(PAGES + "/result?state=" + state(ADA)).statusCode());
        } while (answers.getLast() == 200 && answers.size() < SLOW_MACHINE * PER_CLIENT);

        assertThat(answers).hasSizeGreaterThan(PER_CLIENT).last().isEqualTo(429);
        assertThat(scene.docusign().tokenCalls()).isEqualTo(calls);
        assertThat(browser.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void links_are_not_guessed_at() {
        var answers = new ArrayList<Integer>();
        do {
            answers.add(
                    browser.get(PAGES + "/result?state=v1." + answers.size()).statusCode());
        } while (answers.getLast() == 404 && answers.size() < SLOW_MACHINE * WRONG_LINKS);

        assertThat(answers).hasSizeGreaterThan(WRONG_LINKS).last().isEqualTo(429);
        assertThat(visit(ADA)).contains("Checking with Docusign");
    }

    private String visit(Figure figure) {
        return browser.get(PAGES + "/result?state=" + state(figure)).body();
    }

    private String state(Figure figure) {
        var row = scene.row(figure);
        return signature.sign(row.id(), row.round());
    }

    private void speaks(Figure figure, String language) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update person set language = :language where email = :email")
                        .setParameter("language", language)
                        .setParameter("email", figure.email())
                        .executeUpdate());
    }

    /** Where the switch of a page leads. */
    private static String link(HttpResponse<String> page, String language) {
        return Stream.of(page.body().split("href=\"", -1))
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .filter(address -> address.endsWith("lang=" + language))
                .findFirst()
                .orElseThrow()
                .replace("&amp;", "&");
    }
}
