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
import java.util.stream.IntStream;
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

    /** Mail programs cut off at 100,000. */
    private static final int MAX_SIZE_OF_REPORT = 70_000;

    private static final LocalDate DUE = LocalDate.of(2027, 1, 4);
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
    void a_report_says_how_far_they_are_who_needs_the_manager_and_what_can_be_done() throws IOException {
        var mail = Rendering.of(new WeeklyReportMail(report(head(Locale.ENGLISH), 2, 3)));
        keep("weekly-report", mail);

        assertThat(mail.subject())
                .isEqualTo("17 of 19 done, +4 this week: Docusign permissions of your team, week 48 of 2026");
        assertThat(mail.html())
                .contains("width=\"89%\"", "width=\"10%\"", "width=\"1%\"", "Needs you now: 2")
                .contains("href=\"https://courier.corp.example/act/1/left\"", "Has left the company: Person 0");
        assertThat(mail.text())
                .containsSubsequence(
                        "Hello Grace Hopper,",
                        "17 of 19 done, +4 this week",
                        "Needs you: 2",
                        "At this pace everybody is done on January 12, 2027 only, too late for the go-live on January 4, 2027.",
                        "Needs you now: 2",
                        "Remind all of them now:\nhttps://courier.corp.example/act/all\n",
                        "Nothing happens until you confirm it there.",
                        "- Person 0 <person0@corp.example>",
                        "Contract Archive: asked, since today",
                        "last mail November 20, 2026, 2 sent so far",
                        "Not in my team:\nhttps://courier.corp.example/act/0/wrong-manager\n",
                        "asked, for one day",
                        "no mail yet",
                        "They must wake up.",
                        "New since the last report: 3",
                        "- Ada Lovelace <ada@corp.example>, Contract Archive",
                        "The same as a page, with every name:\nhttps://courier.corp.example/reports/2026-W48\n",
                        "You get this mail because you are listed as the manager of these people.");
        assertThat(List.of(mail.html(), mail.text()))
                .allMatch(it -> it.contains("They must wake up."))
                .noneMatch(it -> it.contains("This is your first report"));
    }

    @Test
    void a_report_without_anybody_missing_says_so_and_that_it_is_the_last() {
        var mail = Rendering.of(new WeeklyReportMail(report(head(Locale.ENGLISH), 0, 0)));

        assertThat(List.of(mail.html(), mail.text()))
                .allMatch(it -> it.contains("19 of 19 done, +4 this week"))
                .allMatch(it -> it.contains("Nobody is missing. There is nothing left to do. This is the last report"))
                .noneMatch(it -> it.contains("Needs you"));
        assertThat(mail.html()).doesNotContain("class=\"open\"", "class=\"late\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, 4, '3 of 9 done, +4 this week'",
                "true, -1, '3 of 9 done, −1 this week'",
                "true, 0, '3 of 9 done, unchanged this week'",
                "false, 1234, '3 of 9 done, +1,234 since the last report'",
                "false, 0, '3 of 9 done, unchanged since the last report'",
                "false, -, 3 of 9 done"
            })
    void how_far_they_are_and_what_changed_is_one_sentence(boolean weekly, @Nullable Long change, String sentence) {
        assertThat(head(Locale.ENGLISH, weekly).sentence(new Progress(3, 9, 1, change)))
                .isEqualTo(sentence);
    }

    @Test
    void whoever_needs_help_is_seen_in_the_bar_however_many_others_there_are() {
        assertThat(new Progress(99_999, 100_000, 1, 0L))
                .returns(99, Progress::percent)
                .returns(1, Progress::percentUrgent)
                .returns(0, Progress::percentOpen);
        assertThat(new Progress(0, 3, 3, null)).returns(100, Progress::percentUrgent);
        assertThat(new Progress(0, 0, 0, null)).returns(100, Progress::percent).returns(0, Progress::percentOpen);
    }

    @Test
    void a_prospect_says_whether_the_go_live_is_met() {
        var day = LocalDate.of(2027, 1, 12);
        var goLive = LocalDate.of(2027, 1, 4);

        assertThat(List.<Prospect>of(
                        new Prospect.On(day, null),
                        new Prospect.On(goLive.minusDays(1), goLive),
                        new Prospect.On(day, goLive),
                        new Prospect.Never(null),
                        new Prospect.Never(goLive),
                        new Prospect.TooEarly(null),
                        new Prospect.TooEarly(goLive),
                        new Prospect.Overdue(goLive),
                        new Prospect.Done()))
                .extracting(prospect -> prospect.in(Locale.ENGLISH))
                .containsExactly(
                        "At this pace everybody is done on January 12, 2027.",
                        "At this pace everybody is done on January 3, 2027, in time for the go-live on January 4, 2027.",
                        "At this pace everybody is done on January 12, 2027 only, too late for the go-live on January 4, 2027.",
                        "At this pace no end is in sight.",
                        "At this pace not everybody is done by the go-live on January 4, 2027.",
                        "It is too early to tell when everybody will be done.",
                        "The go-live is on January 4, 2027. It is too early to tell whether everybody will be done by then.",
                        "The go-live was on January 4, 2027. For whoever is missing, the application does not work.",
                        "");
    }

    @Test
    void everybody_who_gets_a_report_reads_why() {
        assertThat(List.<Because>of(
                        new Because.Manager(),
                        new Because.Owner(),
                        new Because.StandIn("Grace Hopper", LocalDate.of(2027, 1, 9)),
                        new Because.StandIn("Grace Hopper", null),
                        new Because.Named()))
                .extracting(because -> because.in(Locale.GERMAN))
                .doesNotHaveDuplicates()
                .contains("Sie erhalten diese E-Mail als Vertretung von Grace Hopper bis zum 9. Januar 2027.");
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
        var mail = Rendering.of(new WeeklyReportMail(report(head(Locale.GERMANY), 2, 3)));

        assertThat(mail.subject())
                .startsWith("17 von 19 erledigt, +4 seit letzter Woche: Docusign-Zustimmungen in Ihrem Team, ");
        assertThat(mail.text())
                .contains("erst am 12. Januar 2027 alle fertig, zu spät für den Start am 4. Januar 2027.")
                .contains(
                        "letzte E-Mail am 20. November 2026, bisher 2 gesendet", "Antworten auf diese E-Mail gehen an");
    }

    @Test
    void no_mail_is_so_large_that_a_mail_program_cuts_it_off() {
        var name = "x".repeat(200);
        var largest = List.of(
                Rendering.of(new ExpiryNotice(ask(name, name, 4))),
                Rendering.of(new Escalation(new Overdue(
                        true,
                        Locale.ENGLISH,
                        SENDER,
                        name,
                        List.of(new Overdue.Asking(name, name)),
                        Collections.nCopies(25, new OverduePerson(name, name, name, 4, DUE, DUE, name)),
                        3_975,
                        CONSENT,
                        CONSENT))));

        assertThat(largest)
                .allSatisfy(mail -> assertThat(mail.html().getBytes(UTF_8)).hasSizeLessThan(MAX_SIZE));
    }

    @Test
    void nor_is_a_report_with_a_link_for_everything_however_many_there_are() {
        var group = new GroupProgress("\u540d".repeat(200), new Progress(19, 500, 100, 4L), new Prospect.Never(DUE));
        var report = report(head(Locale.JAPAN), 500, 500);
        var mail = Rendering.of(new WeeklyReportMail(new TeamReport(
                report.head(),
                "\u540d".repeat(60),
                report.progress(),
                report.progress(),
                report.prospect(),
                new MissingPeople(
                        Collections.nCopies(
                                500,
                                new MissingPerson(
                                        "\u540d".repeat(200),
                                        "ada@corp.example",
                                        "\u540d".repeat(200),
                                        "asked",
                                        "They must wake up.",
                                        1,
                                        DUE,
                                        0,
                                        longLinks())),
                        500),
                CONSENT,
                report.urgent(),
                report.granted(),
                report.granted(),
                Collections.nCopies(500, group),
                Collections.nCopies(500, group))));

        assertThat(mail.html().getBytes(UTF_8)).hasSizeLessThan(MAX_SIZE_OF_REPORT);
        assertThat(mail.text()).contains("ほか 490 件はページをご覧ください");
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

    private static ReportHead head(Locale locale) {
        return head(locale, true);
    }

    private static ReportHead head(Locale locale, boolean weekly) {
        return new ReportHead(
                locale,
                SENDER,
                "Grace Hopper",
                new Because.Manager(),
                "week 48 of 2026",
                weekly,
                WithFiles.NONE,
                URI.create("https://courier.corp.example/reports/2026-W48"));
    }

    private static TeamReport report(ReportHead head, int missing, int granted) {
        var people = IntStream.range(0, missing).mapToObj(MailsTest::missing).toList();
        var done =
                Collections.nCopies(granted, new NamedPerson("Ada Lovelace", "ada@corp.example", "Contract Archive"));
        return new TeamReport(
                head,
                null,
                new Progress(19 - Math.min(19, missing), 19, Math.min(19, missing), 4L),
                null,
                new Prospect.On(LocalDate.of(2027, 1, 12), DUE),
                new MissingPeople(people, missing),
                missing == 0 ? null : URI.create("https://courier.corp.example/act/all"),
                MissingPeople.NONE,
                new NamedPeople(done, granted),
                NamedPeople.NONE,
                List.of(),
                List.of());
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
                2,
                new PersonLinks(act(i, "nudge"), act(i, "left"), act(i, "wrong-manager"), act(i, "exempt")));
    }

    private static URI act(int i, String what) {
        return URI.create("https://courier.corp.example/act/" + i + "/" + what);
    }

    /** Of the length that signed ones have. */
    private static PersonLinks longLinks() {
        var link = URI.create("https://consent-courier.corp.example/reports/2026-W48/act?request="
                + "3f0f2f6e-7a52-4f0f-9d0b-0f5b3b1c2d3e&manager=somebody.important%40corp.example&until=1798761600"
                + "&signature=0123456789abcdef0123456789abcdef");
        return new PersonLinks(link, link, link, link);
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
