package org.consentcourier.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails as servers, programs and people of six languages write them, each with what it is. */
class IncomingMailsTest {

    private static final Path MAILS = Path.of("src/test/resources/bounces");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String OUR_MESSAGE_ID = "<3f2b8c1e-7a44-4d0b-9a51-6f0e2f1d7c3a.1.0@corp.example>";
    private static final String OUR_ADDRESS = "bounces+b7qk2m0c1v9h4t8r5e3a6n0d2g7j1l5p8s4u9b3fo@corp.example";

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void a_mail_is_what_its_sender_meant(String file, String expected) throws IOException {
        assertThat(described(read(file))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void its_lines_may_end_as_mail_servers_end_them(String file, String expected) throws IOException {
        var raw = new String(Files.readAllBytes(MAILS.resolve(file)), ISO_8859_1).replace("\n", "\r\n");

        assertThat(described(IncomingMails.read(raw.getBytes(ISO_8859_1), TODAY)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void what_is_about_a_mail_of_ours_leads_to_it(String file, String expected) throws IOException {
        var trace = trace(read(file));

        assertThat(trace.returnAddresses())
                .allSatisfy(address -> assertThat(address).isEqualToIgnoringCase(OUR_ADDRESS));
        assertThat(trace.messageIds()).allMatch(OUR_MESSAGE_ID::equals);
        assertThat(trace.leadsNowhere()).isEqualTo(expected.equals("FOREIGN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void no_address_is_kept_of_what_a_server_said(String file, String expected) throws IOException {
        if (read(file) instanceof Incoming.DeliveryReport report) {
            assertThat(report.reply()).doesNotContain("@").doesNotContain("\n").hasSizeLessThan(220);
        }
    }

    @Test
    void each_mail_has_its_expectation() throws IOException {
        try (var files = Files.list(MAILS)) {
            var mails = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .collect(toSet());
            assertThat(expectations().map(row -> (String) row.get()[0])).containsExactlyInAnyOrderElementsOf(mails);
            assertThat(mails).hasSizeGreaterThan(60);
        }
    }

    @Test
    void a_mail_cut_off_anywhere_or_with_broken_bytes_is_still_read() throws IOException {
        var random = new Random(4711);
        for (var name :
                List.of("exchange-online-recipient-not-found.eml", "exim-text-only.eml", "ooo-ja-iso-2022-jp.eml")) {
            var whole = Files.readAllBytes(MAILS.resolve(name));
            for (int i = 0; i < 300; i++) {
                var broken = Arrays.copyOf(whole, random.nextInt(whole.length));
                for (int j = 0; j < broken.length / 50; j++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                assertThat(IncomingMails.read(broken, TODAY)).isNotNull();
            }
        }
    }

    static Stream<Arguments> expectations() throws IOException {
        return Files.readAllLines(MAILS.resolve("expected.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(parts -> Arguments.of(parts[0], parts[1]));
    }

    private static Incoming read(String file) throws IOException {
        return IncomingMails.read(Files.readAllBytes(MAILS.resolve(file)), TODAY);
    }

    private static String described(Incoming mail) {
        return switch (mail) {
            case Incoming.DeliveryReport report -> "DELIVERY_REPORT " + report.verdict() + " " + report.code();
            case Incoming.OutOfOffice away -> "OUT_OF_OFFICE " + away.backOn();
            case Incoming.NoLongerHere gone -> "NO_LONGER_HERE";
            case Incoming.AutoReply reply -> "AUTO_REPLY";
            case Incoming.HumanReply reply -> "HUMAN_REPLY";
            case Incoming.Foreign foreign -> "FOREIGN";
        };
    }

    private static Trace trace(Incoming mail) {
        return switch (mail) {
            case Incoming.DeliveryReport report -> report.trace();
            case Incoming.OutOfOffice away -> away.trace();
            case Incoming.NoLongerHere gone -> gone.trace();
            case Incoming.AutoReply reply -> reply.trace();
            case Incoming.HumanReply reply -> reply.trace();
            case Incoming.Foreign foreign -> new Trace(List.of(), List.of());
        };
    }
}
