package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.consentcourier.support.StandIns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MailsTest {

    private static final int MAX_SIZE = 30_000;
    private static final Sender SENDER = new Sender("Analytical Engines Ltd", "help@corp.example", false);
    private static final URI CONSENT =
            URI.create("https://account-d.docusign.com/oauth/auth?response_type=code&scope=signature%20impersonation"
                    + "&client_id=11111111-2222-4333-8444-555555555555&redirect_uri=https%3A%2F%2Fcourier.corp.example%2Fconsent%2Fdemo&prompt=login"
                    + "&state=v1.3f0f2f6e-7a52-4f0f-9d0b-0f5b3b1c2d3e.1.0123456789abcdef0123456789abcdef");

    @Test
    void an_invitation_says_who_asks_what_to_do_and_how_to_tell_that_it_is_real() throws IOException {
        var mail = Rendering.of(new Invitation(ask("Ada Lovelace", "Contract Archive", 0)));
        keep("invitation", mail);

        assertThat(mail.subject()).isEqualTo("Please allow Contract Archive to work with your Docusign account");
        assertThat(mail.html())
                .contains("<html lang=\"en\"", "<title>Please allow Contract Archive", "Sign in as ada@corp.example")
                .contains("href=\"" + escaped(CONSENT) + "\"", ">" + escaped(CONSENT) + "<")
                .contains("https://account-d.docusign.com/ and is, in full")
                .contains("I have done this, check now", "This is not for me", "it@corp.example")
                .contains("Analytical Engines Ltd uses Contract Archive", "Please do it by January 4, 2027.")
                .contains("Sent automatically for Analytical Engines Ltd.", "go to help@corp.example.")
                .doesNotContain("<img", "{ask", "{mail", "NOT_FOUND");
        assertThat(mail.text().lines())
                .contains(
                        CONSENT.toString(),
                        "https://courier.corp.example/check/1",
                        "https://courier.corp.example/not-me/1")
                .contains("https://courier.corp.example/", "Hello Ada Lovelace,");
    }

    @Test
    void what_is_allowed_is_said_in_plain_words_and_an_unknown_scope_by_its_name() {
        var mail = Rendering.of(new Invitation(ask("Ada Lovelace", "Contract Archive", 0)));

        assertThat(mail.text().lines())
                .contains(
                        "What Contract Archive may then do",
                        "- send documents for signing with Docusign, and manage them (“signature”)",
                        "- act in your name, even while you are not signed in (“impersonation”)",
                        "- what Docusign calls “spring_read”");
        assertThat(mail.html()).contains("<li style=\"margin:0 0 6px;\">what Docusign calls “spring_read”</li>");
    }

    @Test
    void whoever_has_the_company_for_a_login_is_told_so() {
        var mail = Rendering.of(new Invitation(ask(new Sender(null, null, true), "ada@corp.example")));

        assertThat(mail.text())
                .startsWith("Hello,\n")
                .contains("Your organization uses Contract Archive", "Enter ada@corp.example at Docusign.")
                .contains("you need no Docusign password", "Answers to this mail are not read.")
                .doesNotContain("Sign in as", "Sent automatically for");
    }

    @Test
    void whoever_had_allowed_it_before_reads_why_they_are_asked_again() throws IOException {
        var takenBack = Rendering.of(new Reconsent(ask("Ada Lovelace", "Contract Archive", 0), false));
        var moreAsked = Rendering.of(new Reconsent(ask("Ada Lovelace", "Contract Archive", 0), true));
        keep("reconsent", takenBack);

        assertThat(List.of(takenBack, moreAsked)).allSatisfy(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("Please allow Contract Archive once more to work with your Docusign account");
            assertThat(mail.html()).contains("<title>" + mail.subject()).doesNotContain("given once by you");
            assertThat(mail.text()).contains(CONSENT.toString()).doesNotContain("given once by you", "\n\n\n\n");
        });
        assertThat(takenBack.text()).contains("it was taken back, by you or by an administrator");
        assertThat(moreAsked.text()).contains("It now asks for more than you allowed then");
    }

    @Test
    void one_mail_for_several_applications_says_of_each_what_its_own_would_and_stays_small() throws IOException {
        var mail = Rendering.of(new Together(new Together.Asks(List.of(
                new Together.One(ask("Ada Lovelace", "Travel Desk", 0), Together.Occasion.FIRST),
                new Together.One(ask("Ada Lovelace", "Contract Archive", 2), Together.Occasion.REMINDER),
                new Together.One(ask("Ada Lovelace", "Payroll", 4), Together.Occasion.REMINDER),
                new Together.One(ask("Ada Lovelace", "Leases", 4), Together.Occasion.LAST_CALL),
                new Together.One(ask("Ada Lovelace", "Visas", 0), Together.Occasion.TAKEN_BACK)))));
        keep("together", mail);

        assertThat(mail.subject())
                .isEqualTo("Please allow Travel Desk, Contract Archive, Payroll, Leases, and Visas to work with your"
                        + " Docusign account");
        assertThat(mail.text())
                .containsSubsequence(
                        "Hello Ada Lovelace,",
                        "* Travel Desk",
                        "* Contract Archive",
                        "This is reminder 2 of 4.",
                        "* Payroll",
                        "This is the last of 4 reminders",
                        "* Leases",
                        "After January 9, 2027 we stop asking",
                        "* Visas",
                        "it was taken back",
                        "Is this mail real?");
        assertThat(mail.html()).hasSizeLessThan(MAX_SIZE).doesNotContain("{ask", "{one", "{mail", "NOT_FOUND");
        assertThat(mail.html().split("Open Docusign and allow", -1)).hasSize(6);
        assertThat(mail.html().split("I have done this, check now", -1)).hasSize(6);
    }

    @Test
    void a_reminder_says_which_one_it_is() throws IOException {
        var mail = Rendering.of(new Reminder(ask("Ada Lovelace", "Contract Archive", 2)));
        keep("reminder", mail);

        assertThat(mail.subject()).startsWith("Reminder 2 of 4: ");
        assertThat(mail.html()).contains("This is reminder 2 of 4.");
        assertThat(mail.text()).contains("This is reminder 2 of 4.");
    }

    @Test
    void the_last_reminder_says_that_it_is_the_last_and_until_when() {
        var mail = Rendering.of(new Reminder(ask("Ada Lovelace", "Contract Archive", 4)));

        assertThat(mail.subject()).startsWith("Reminder 4 of 4: ");
        assertThat(mail.text()).contains("This is the last of 4 reminders; after January 9, 2027 we stop asking.");
    }

    @Test
    void an_expiry_notice_says_when_we_stop_asking() throws IOException {
        var mail = Rendering.of(new ExpiryNotice(ask("Ada Lovelace", "Contract Archive", 4)));
        keep("expiry-notice", mail);

        assertThat(mail.subject()).startsWith("Last notice, until January 9, 2027: ");
        assertThat(mail.text()).contains("After January 9, 2027 we stop asking");
    }

    @Test
    void what_people_are_called_is_text_in_html_and_itself_in_the_text_part() {
        var mail = Rendering.of(new Invitation(ask("Grace <b>O'Hopper</b>", "R&D \"Archive\"", 0)));

        assertThat(mail.subject()).contains("R&D \"Archive\"");
        assertThat(mail.html())
                .contains("Grace &lt;b&gt;O&#39;Hopper&lt;/b&gt;")
                .contains("R&amp;D &quot;Archive&quot;");
        assertThat(mail.html()).doesNotContain("&amp;lt;", "&amp;amp;");
        assertThat(mail.text()).contains("Hello Grace <b>O'Hopper</b>,", "R&D \"Archive\"");
    }

    @Test
    void a_report_names_the_missing_and_the_newly_done() throws IOException {
        var mail = Rendering.of(new WeeklyReportMail(report(2, 3)));
        keep("weekly-report", mail);

        assertThat(mail.subject()).isEqualTo("Docusign permissions of your team, week 48 of 2026: 17 of 19 done");
        assertThat(mail.html()).contains("width=\"89%\"", "Still missing: 2", "New since the last report: 3");
        assertThat(mail.text())
                .contains("17 of 19 permissions are given (89%). New since the last report: 3.")
                .contains(
                        "- Person 0 <person0@corp.example>",
                        "Contract Archive: asked, since today",
                        "asked, for one day")
                .contains("last mail November 20, 2026, 2 sent so far", "no mail yet");
        assertThat(List.of(mail.html(), mail.text())).allMatch(it -> it.contains("They must wake up."));
    }

    @Test
    void a_report_without_anybody_missing_says_so() {
        var mail = Rendering.of(new WeeklyReportMail(report(0, 0)));

        assertThat(mail.html()).contains("Nobody is missing").doesNotContain("class=\"open\"");
        assertThat(mail.text()).contains("Nobody is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de    | de    | 9. Januar 2027
                    de-AT | de    | 9. Jänner 2027
                    fr-CA | fr    | 9 janvier 2027
                    es-MX | es    | 9 de enero de 2027
                    pt-PT | pt    | 9 de janeiro de 2027
                    pt-BR | pt    | 9 de janeiro de 2027
                    ja-JP | ja    | 2027年1月9日
                    en-GB | en    | 9 January 2027
                    en-US | en    | January 9, 2027""")
    void whoever_speaks_one_of_our_languages_reads_it_with_the_dates_of_their_region(
            Locale wished, Locale bundle, String date) {
        var mail = Rendering.of(new ExpiryNotice(ask(Wording.spoken(wished))));

        assertThat(Wording.bundle(wished)).isEqualTo(bundle);
        assertThat(Wording.spoken(wished)).isEqualTo(wished);
        assertThat(mail.subject()).contains(date);
        assertThat(mail.html()).contains("<html lang=\"" + wished.toLanguageTag() + "\" dir=\"ltr\">", date);
        assertThat(mail.text())
                .contains(
                        Wording.in(bundle).lastCall("Contract Archive", date),
                        Wording.in(bundle).isItReal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "nl-NL", "zh-Hant-TW", "und", "ar"})
    void whoever_speaks_none_of_them_reads_english(String wished) {
        var mail = Rendering.of(new Invitation(ask(Wording.spoken(Locale.forLanguageTag(wished)))));

        assertThat(mail.html()).contains("<html lang=\"en\" dir=\"ltr\">", "Please do it by January 4, 2027.");
    }

    @Test
    void a_report_is_written_in_the_language_of_its_reader() {
        var mail = Rendering.of(new WeeklyReportMail(report(Locale.GERMANY, 2, 3)));

        assertThat(mail.subject()).startsWith("Docusign-Zustimmungen in Ihrem Team, ");
        assertThat(mail.text())
                .contains("17 von 19 Zustimmungen sind erteilt (89\u00a0%). Neu seit dem letzten Bericht: 3.")
                .contains(
                        "letzte E-Mail am 20. November 2026, bisher 2 gesendet", "Antworten auf diese E-Mail gehen an");
    }

    @Test
    void no_mail_is_so_large_that_a_mail_program_cuts_it_off() {
        var name = "x".repeat(200);
        var largest = List.of(
                Rendering.of(new ExpiryNotice(ask(name, name, 4))),
                Rendering.of(new WeeklyReportMail(report(500, 500))),
                Rendering.of(new WeeklyReportMail(report(
                        Locale.JAPAN,
                        Collections.nCopies(
                                500,
                                new MissingPerson(
                                        "\u540d".repeat(200), "ada@corp.example", name, "asked", null, 1, null, 0)),
                        500))));

        assertThat(largest)
                .allSatisfy(mail -> assertThat(mail.html().getBytes(UTF_8)).hasSizeLessThan(MAX_SIZE));
    }

    private static Ask ask(Sender sender, String person) {
        return ask(Locale.ENGLISH, sender, person, "Contract Archive", 0);
    }

    private static Ask ask(Locale locale) {
        return ask(locale, SENDER, "Ada Lovelace", "Contract Archive", 0);
    }

    private static Ask ask(String person, String application, int reminder) {
        return ask(Locale.ENGLISH, SENDER, person, application, reminder);
    }

    private static Ask ask(Locale locale, Sender sender, String person, String application, int reminder) {
        return new Ask(
                locale,
                sender,
                person,
                application,
                List.of("signature", "impersonation", "spring_read"),
                "ada@corp.example",
                CONSENT,
                URI.create("https://courier.corp.example/check/1"),
                URI.create("https://courier.corp.example/not-me/1"),
                URI.create("https://courier.corp.example/"),
                "it@corp.example",
                LocalDate.of(2027, 1, 4),
                LocalDate.of(2027, 1, 9),
                reminder,
                4,
                Map.of());
    }

    private static TeamReport report(int missing, int granted) {
        return report(Locale.ENGLISH, missing, granted);
    }

    private static TeamReport report(Locale locale, int missing, int granted) {
        return report(
                locale,
                Stream.iterate(0, i -> i + 1)
                        .limit(missing)
                        .map(MailsTest::missing)
                        .toList(),
                granted);
    }

    private static TeamReport report(Locale locale, List<MissingPerson> people, int granted) {
        int missing = people.size();
        var done =
                Collections.nCopies(granted, new NewlyGranted("Ada Lovelace", "ada@corp.example", "Contract Archive"));
        return new TeamReport(
                locale,
                SENDER,
                "Grace Hopper",
                "week 48 of 2026",
                19 - Math.min(19, missing),
                19,
                granted,
                people,
                List.copyOf(done),
                URI.create("https://courier.corp.example/reports/2026-W48"));
    }

    private static MissingPerson missing(int i) {
        @Nullable LocalDate lastMail = i % 2 == 0 ? LocalDate.of(2026, 11, 20) : null;
        return new MissingPerson(
                "Person " + i,
                "person" + i + "@corp.example",
                "Contract Archive",
                "asked",
                i == 1 ? "They must wake up." : null,
                i,
                lastMail,
                2);
    }

    private static String escaped(URI uri) {
        return uri.toString().replace("&", "&amp;");
    }

    // To be looked at in a browser.
    private static void keep(String name, Rendering mail) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve(name + ".html"), mail.html());
        Files.writeString(folder.resolve(name + ".txt"), mail.text());
    }
}
