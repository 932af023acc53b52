package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SmtpTest {

    private static final String ADA = "ada@corp.example";
    private static final String URL =
            "https://account.docusign.com/oauth/auth?response_type=code&scope=signature%20impersonation"
                    + "&client_id=11111111-2222-4333-8444-555555555555&redirect_uri=https%3A%2F%2Fcourier.corp.example%2Fconsent%2Fdemo";

    @Inject
    Smtp smtp;

    @Inject
    TestServers servers;

    private final MailCatcher mail = StandIns.mail();

    @BeforeEach
    void begin() {
        mail.comesBack();
        mail.forgets();
    }

    @Test
    void a_mail_carries_our_message_id_alone_its_thread_and_that_a_machine_wrote_it() {
        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());

        var arrived = mail.messagesTo(ADA).getFirst();
        assertThat(arrived.rawText().toLowerCase(Locale.ROOT).split("\nmessage-id:", -1))
                .hasSize(2);
        assertThat(arrived.header("Message-ID")).contains("<third@courier.example>");
        assertThat(arrived.header("In-Reply-To")).contains("<second@courier.example>");
        assertThat(arrived.header("References")).contains("<first@courier.example> <second@courier.example>");
        assertThat(arrived.header("Auto-Submitted")).contains("auto-generated");
        assertThat(arrived.header("X-Auto-Response-Suppress")).contains("OOF, AutoReply, RN, NRN");
        assertThat(arrived.header("X-Test")).contains("yes");
        assertThat(arrived.header("Reply-To")).contains("IT Help <it-help@corp.example>");
        assertThat(arrived.subject()).isEqualTo("Grüße");
        assertThat(arrived.html()).contains("<p>Grüße</p>");
        assertThat(arrived.text().lines()).contains(URL);
    }

    @Test
    void no_line_of_a_long_thread_is_too_long_for_smtp() {
        var thread = IntStream.range(0, 60)
                .mapToObj(i -> "<" + i + ".1.0@courier.corp.example>")
                .toList();

        assertThat(smtp.send(letter().after(thread))).isEqualTo(new SendResult.Accepted());

        var arrived = mail.messagesTo(ADA).getFirst();
        assertThat(arrived.rawText().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        assertThat(arrived.header("References").orElseThrow().split("\\s+", -1)).containsExactlyElementsOf(thread);
    }

    @Test
    void files_arrive_as_they_were_beside_both_parts_and_in_lines_that_smtp_takes() {
        var content = new byte[100_000];
        new Random(7).nextBytes(content);
        var report = new Attachment("consents-2026-W48.xlsx", "application/octet-stream", content);
        var list = new Attachment("consents-2026-W48.csv", "text/csv", "a,ü\n.\n".getBytes(UTF_8));

        assertThat(smtp.send(letter().carrying(List.of(report, list)))).isEqualTo(new SendResult.Accepted());

        var arrived = mail.messagesTo(ADA).getFirst();
        assertThat(arrived.files())
                .containsOnlyKeys("consents-2026-W48.xlsx", "consents-2026-W48.csv")
                .hasEntrySatisfying(
                        "consents-2026-W48.xlsx", file -> assertThat(file).isEqualTo(content))
                .hasEntrySatisfying(
                        "consents-2026-W48.csv",
                        file -> assertThat(file).asString(UTF_8).isEqualTo("a,ü\n.\n"));
        assertThat(arrived.rawText().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        assertThat(arrived.html()).contains("<p>Grüße</p>");
        assertThat(arrived.text().lines()).contains(URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a b.csv", "größe.csv", "a\r\nBcc: eve@corp.example"})
    void a_file_has_a_name_that_can_stand_in_a_header(String name) {
        assertThatThrownBy(() -> new Attachment(name, "text/csv", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    it-help@corp.example              | it-help@corp.example
                    IT Help <it-help@corp.example>    | IT Help <it-help@corp.example>
                    IT-Büro <it-help@corp.example>    | =?UTF-8?B?SVQtQsO8cm8=?= <it-help@corp.example>
                    IT, Helpdesk <it@corp.example>    | "IT, Helpdesk" <it@corp.example>
                    "IT, Helpdesk" <it@corp.example>  | "IT, Helpdesk" <it@corp.example>
                    IT "the" Desk <it@corp.example>   | "IT \\"the\\" Desk" <it@corp.example>
                    <it@corp.example>                 | <it@corp.example>
                    it@bücher.example                 | it@xn--bcher-kva.example
                    Büro <jürgen@bücher.example>      | =?UTF-8?B?QsO8cm8=?= <jürgen@xn--bcher-kva.example>""")
    void where_answers_go_is_a_header_of_ascii(String address, String header) {
        assertThat(MailHeaders.address(address)).isEqualTo(header);
    }

    @Test
    void a_sender_of_many_pictographs_arrives_with_whole_ones() throws Exception {
        var name = "Einwilligung 🖋️" + "👩‍💼".repeat(20);
        var ours = servers.smtp(
                mail.smtpPort(),
                Map.of("start-tls", "DISABLED", "courier.mail.from", name + " <courier@corp.example>"));

        assertThat(ours.send(letter())).isEqualTo(new SendResult.Accepted());

        var header = mail.messagesTo(ADA).getFirst().header("From").orElseThrow();
        assertThat(new InternetAddress(header).getPersonal()).isEqualTo(name);
        assertThat(Pattern.compile("=\\?UTF-8\\?B\\?[^?]+\\?=").matcher(header).results())
                .allSatisfy(
                        word -> assertThat(MimeUtility.decodeText(word.group())).doesNotContain("\uFFFD"));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.corp.example, mail.corp.example",
        "192.0.2.7, [192.0.2.7]",
        "2001:db8::7, [IPv6:2001:db8::7]",
        "fe80::7%eth0, [IPv6:fe80::7]",
        "[192.0.2.7], [192.0.2.7]",
        "courier, courier"
    })
    void a_machine_without_a_name_introduces_itself_by_its_address_in_brackets(String machine, String name) {
        assertThat(OwnName.of(machine)).isEqualTo(name);
    }

    @Test
    void a_domain_beyond_ascii_goes_over_the_wire_as_dns_has_it() {
        assertThat(smtp.send(letterTo("ada@bücher.example"))).isEqualTo(new SendResult.Accepted());

        var arrived = mail.messagesTo("ada@xn--bcher-kva.example").getFirst();
        assertThat(arrived.header("To")).contains("ada@xn--bcher-kva.example");
    }

    @Test
    void a_domain_that_can_be_read_in_two_ways_is_not_guessed() {
        assertThat(smtp.send(letterTo("ada@straße.example")))
                .isInstanceOfSatisfying(
                        SendResult.NotMailable.class,
                        result -> assertThat(result.reason()).contains("xn--"));
        assertThat(mail.received()).isZero();
    }

    @Test
    void a_server_that_is_away_was_surely_not_given_the_mail() {
        mail.goesDown();

        assertThat(smtp.send(letter())).isInstanceOf(SendResult.Unreachable.class);
    }

    @Test
    void a_connection_lost_after_the_mail_was_given_is_unknown() {
        mail.dropsUnstored(1);

        assertThat(smtp.send(letter())).isInstanceOf(SendResult.Unknown.class);
    }

    @Test
    void a_server_that_takes_the_mail_and_says_nothing_is_unknown_and_the_next_mail_leaves_at_once() {
        var impatient = servers.smtp(mail.smtpPort(), Map.of("timeout", "2s", "start-tls", "DISABLED"));
        mail.hangsAfterData(1);

        assertThat(impatient.send(letter())).isEqualTo(new SendResult.Unknown("no answer within 2 s"));
        assertThat(impatient.send(letter())).isEqualTo(new SendResult.Accepted());
        mail.behaves();
    }

    @Test
    void a_connection_the_server_gave_up_meanwhile_costs_no_mail() {
        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());
        mail.goesDown();
        mail.comesBack();

        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());
    }

    @Test
    void an_address_that_is_none_is_the_recipients_matter_and_stops_nobody_else() {
        assertThat(smtp.send(letterTo("ada@corp.example> SIZE=1 <eve@corp.example")))
                .isInstanceOf(SendResult.NotMailable.class);
        assertThat(mail.received()).isZero();
    }

    @Test
    void many_refused_mails_do_not_use_up_the_connections() {
        mail.rejects(ADA, 550, "5.1.1 no such user");
        for (int i = 0; i < 30; i++) {
            assertThat(smtp.send(letter())).isInstanceOf(SendResult.Rejected.class);
        }
        mail.behaves();

        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());
    }

    private static Letter letter() {
        return letterTo(ADA);
    }

    private static Letter letterTo(String address) {
        return new Letter(
                address,
                "Grüße",
                "<p>Grüße</p>",
                "Grüße\n\n" + URL + "\n",
                "<third@courier.example>",
                List.of("<first@courier.example>", "<second@courier.example>"),
                Map.of("X-Test", "yes"));
    }
}
