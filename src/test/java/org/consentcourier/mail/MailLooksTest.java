package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.consentcourier.support.Chromium;
import org.consentcourier.support.Look;
import org.consentcourier.support.StandIns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every mail must be in every language, whoever it is written to. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MailLooksTest {

    private static final int MAX_SIZE = 30_000;
    private static final Sender SENDER =
            new Sender("Analytical\nEngines & Söhne <Ltd>", "IT Help <help@corp.example>", false);
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "ja");
    private static final List<String> NOWHERE = List.of("img", "script", "link", "form", "iframe", "object", "b");
    private static final Map<SampleMail, Map<String, Rendering>> WRITTEN = new EnumMap<>(SampleMail.class);
    private static final String ADA = SampleMail.NAMES.getFirst();
    private static final String LONGEST = SampleMail.NAMES.getLast();

    private static final String LINES_OF_ADDRESSES = """
            () => [...document.querySelectorAll('span')].filter(span => span.textContent === 'it-help@corp.example')
                .map(span => { const all = document.createRange(); all.selectNodeContents(span); return all.getClientRects().length })""";

    private static final String SIDEWAYS = """
            () => [document.querySelector('.card'), document.querySelector('p.url')]
                .map(element => getComputedStyle(element).direction)""";

    private static @Nullable Page page;

    @Inject
    MailSource source;

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_mail_is_small_well_formed_html_that_says_its_language_and_has_no_pictures(SampleMail kind) {
        assertThat(all(kind)).allSatisfy((of, mail) -> {
            var html = wellFormed(mail.html());
            var root = html.getDocumentElement();

            assertThat(mail.html()).startsWith("<!DOCTYPE html>").doesNotContain("NOT_FOUND", "url(");
            assertThat(mail.html().getBytes(UTF_8)).hasSizeLessThan(MAX_SIZE);
            assertThat(of).startsWith(root.getAttribute("lang") + " ");
            assertThat(root.getAttribute("dir")).isEqualTo(of.startsWith("ar ") ? "rtl" : "ltr");
            assertThat(texts(html, "h1")).isEqualTo(texts(html, "title")).hasSize(1);
            assertThat(texts(html, "h2")).hasSizeGreaterThan(1).allMatch(text -> !text.isBlank());
            assertThat(NOWHERE)
                    .allSatisfy(tag -> assertThat(texts(html, tag)).as(tag).isEmpty());
            assertThat(mail.html().split("<table", -1))
                    .hasSameSizeAs(mail.html().split("<table role=\"presentation\"", -1));
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_text_part_has_every_address_of_the_html_part_whole_on_one_line(SampleMail kind) {
        assertThat(all(kind)).allSatisfy((of, mail) -> {
            var addresses = addresses(wellFormed(mail.html()));

            assertThat(addresses)
                    .isNotEmpty()
                    .allMatch(address -> URI.create(address).getScheme().equals("https"));
            assertThat(mail.text().lines()).containsAll(addresses);
            assertThat(mail.text()).doesNotContain("NOT_FOUND", "\n\n\n\n", "&#39;", "&quot;");
            assertThat(mail.text().chars().filter(Character::isISOControl)).containsOnly((int) '\n');
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_name_can_break_a_header(SampleMail kind) {
        assertThat(all(kind)).allSatisfy((of, mail) -> {
            var sent = parsed(source.of(Letter.of(mail, "ada@corp.example", "<1@corp.example>")));

            assertThat(sent.subject()).isEqualTo(mail.subject()).isNotBlank().doesNotContain("\u202E", "\r", "\n");
            assertThat(sent.headers())
                    .doesNotHaveDuplicates()
                    .contains("Auto-Submitted", "X-Auto-Response-Suppress")
                    .doesNotContain("Bcc", "Cc");
            assertThat(sent.recipients()).containsExactly("ada@corp.example");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt", "ja"})
    void everybody_can_read_every_mail_on_a_small_screen_and_in_the_dark(String language) {
        for (var kind : SampleMail.values()) {
            page().setContent(kind.to(ADA, Locale.of(language), SENDER).html());
            Look.atMail(page(), "mail-" + kind + "-" + language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt", "ja"})
    void everybody_can_read_the_notice_on_a_page_of_the_company(String language) {
        page().setContent("""
                <!DOCTYPE html><html lang="%s"><head><title>News</title><meta name="viewport" content="width=device-width">
                <style>:root { color-scheme: only light } body { color: #222; background: #fff } a { color: #0b5cad }</style></head>
                <body><main><h1>News</h1>%s</main></body></html>""".formatted(language, notice(language).html()));
        Look.atMail(page(), "notice-" + language);
    }

    private static Rendering notice(String language) {
        return Rendering.of(new DeskNotice(new Announcement(
                Wording.spoken(Locale.of(language)),
                "Consent Courier <consent@corp.example>",
                List.of(new Announcement.About(
                        "Contract Archive",
                        URI.create("https://account.docusign.com/"),
                        LocalDate.parse("2026-12-18"),
                        "IT Help <it-help@corp.example>")),
                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.parse("08:00"),
                LocalTime.parse("18:00"),
                URI.create("https://consent.corp.example/"))));
    }

    @Test
    void a_name_without_a_space_to_break_at_makes_no_mail_move_sideways() {
        for (var kind : List.of(SampleMail.INVITATION, SampleMail.ESCALATION, SampleMail.WEEKLY_REPORT)) {
            page().setContent(kind.to(LONGEST, LONGEST, Locale.ENGLISH, SENDER).html());
            Look.atMail(page(), "mail-" + kind + "-longest");
        }
    }

    @Test
    void an_address_is_not_torn_apart_at_its_hyphen() {
        page().setContent(SampleMail.INVITATION.to(ADA, Locale.GERMAN, SENDER).html());
        for (int width = 320; width <= 420; width += 20) {
            page().setViewportSize(width, 800);

            assertThat(page().evaluate(LINES_OF_ADDRESSES))
                    .as("lines of it-help@corp.example at %d pixels", width)
                    .isEqualTo(List.of(1));
        }
    }

    @Test
    void a_language_that_runs_from_right_to_left_runs_so_and_its_addresses_do_not() {
        page().setContent(SampleMail.INVITATION.to(ADA, Locale.of("ar"), SENDER).html());
        Look.atMail(page(), "mail-rtl");

        assertThat(page().evaluate(SIDEWAYS)).isEqualTo(List.of("rtl", "ltr"));
        assertThat(page().content()).contains("\u2068" + ADA + "\u2069", "\u2068https://account.docusign.com/\u2069");
    }

    @Test
    void alarms_can_be_read_by_everybody_too() {
        var here = URI.create("https://consent.corp.example/overview");
        page().setContent(Rendering.of(new Alarm("Halted", "today", "It is halted.", "Mend it.", "It waits.", here))
                .html());
        Look.atMail(page(), "mail-alarm");
        page().setContent(Rendering.of(new AllClear("Going on", "today", "now", "Halted", here))
                .html());
        Look.atMail(page(), "mail-all-clear");
    }

    /** One for all: in a new one axe is as slow as it is the first time. */
    private static Page page() {
        if (page == null) {
            page = Chromium.browser().newPage();
        }
        return page;
    }

    /** A mail as a mail program reads it. */
    private record Parsed(String subject, List<String> headers, List<String> recipients) {}

    private static Parsed parsed(String source) {
        try {
            var mime = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(source.getBytes(UTF_8)));
            return new Parsed(
                    mime.getSubject(),
                    Collections.list(mime.getAllHeaders()).stream()
                            .map(Header::getName)
                            .toList(),
                    Stream.of(mime.getAllRecipients()).map(Object::toString).toList());
        } catch (MessagingException e) {
            throw new AssertionError("Not a mail: " + source, e);
        }
    }

    private static Map<String, Rendering> all(SampleMail kind) {
        return WRITTEN.computeIfAbsent(kind, MailLooksTest::write);
    }

    /** By language and name; besides ours a language that runs the other way, which has no sentences yet. */
    private static Map<String, Rendering> write(SampleMail kind) {
        var all = new LinkedHashMap<String, Rendering>();
        Stream.concat(LANGUAGES.stream(), Stream.of("ar"))
                .forEach(language -> SampleMail.NAMES.forEach(name ->
                        all.put(language + " " + name, kind.to(name, application(name), Locale.of(language), SENDER))));
        return all;
    }

    private static String application(String name) {
        return name.isEmpty() ? "Contract Archive" : name;
    }

    /** Stricter than HTML asks for: what a mail program's own parser makes of less is anybody's guess. */
    private static Document wellFormed(String html) {
        var xml = html.replace("<!DOCTYPE html>", "")
                .replaceAll("<(meta|br)\\b([^>]*)>", "<$1$2/>")
                .replace("&nbsp;", "&#160;");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + html, e);
        }
    }

    private static List<String> texts(Document html, String tag) {
        return elements(html.getElementsByTagName(tag))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> addresses(Document html) {
        return elements(html.getElementsByTagName("a"))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
