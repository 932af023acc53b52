package org.consentcourier.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a mail server that does not say what one would wish. */
class ConversationTest {

    private static final String ADA = "ada@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final Handed ACCEPTED = new Handed.Accepted();
    private static final String PASSWORD = "correct horse battery";

    @Test
    void a_dot_that_begins_a_line_is_doubled_and_every_line_ends_as_mail_wants_it() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet();
                    caller.takeMail();
                });
                var connections = to(server)) {
            var handed = connections.hand(new Envelope("us@corp.example", ADA, "A: b\n\n.\n..two\rlast\r\n.end"));

            assertThat(handed).isEqualTo(ACCEPTED);
            assertThat(server.heard()).endsWith("DATA", "A: b", "", "..", "...two", "last", "..end", ".");
        }
    }

    @Test
    void what_is_refused_among_commands_that_went_together_is_told_and_the_next_mail_begins_anew() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("PIPELINING");
                    caller.answer("250 ok");
                    caller.answer("550 5.1.1 no such user");
                    caller.answer("354 go on"); // although nobody is to get it
                    caller.hearContent();
                    caller.say("554 no recipients");
                    caller.answer("250 forgotten");
                    caller.takeMail();
                });
                var connections = to(server)) {
            var refused = connections.hand(mail(ADA));
            var next = connections.hand(mail(GRACE));

            assertThat(refused).isEqualTo(refusal(Step.RECIPIENT, "550 5.1.1 no such user"));
            assertThat(next).isEqualTo(ACCEPTED);
            assertThat(server.heard())
                    .containsSubsequence("RCPT TO:<" + ADA + ">", "DATA", ".", "RSET", "RCPT TO:<" + GRACE + ">", "Hi")
                    .containsOnlyOnce("Hi");
        }
    }

    @Test
    void a_sender_refused_among_commands_that_went_together_is_what_counts() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("PIPELINING");
                    caller.answer("550 5.7.1 not from you");
                    caller.answer("503 sender first");
                    caller.answer("503 recipient first");
                    caller.answer("250 forgotten");
                    caller.takeMail();
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isEqualTo(refusal(Step.SENDER, "550 5.7.1 not from you"));
            assertThat(connections.hand(mail(GRACE))).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void the_word_of_a_server_that_hangs_up_after_it_counts() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("PIPELINING");
                    caller.answer("250 ok");
                    caller.answer("550 5.1.1 no such user");
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isEqualTo(refusal(Step.RECIPIENT, "550 5.1.1 no such user"));
        }
    }

    @Test
    void a_421_in_mid_session_ends_it_and_the_next_mail_has_a_connection_of_its_own() {
        try (var server = TalkingServer.start(
                        caller -> {
                            caller.greet();
                            caller.answer("250 ok");
                            caller.answer("421 4.3.2 shutting down");
                            caller.listen();
                        },
                        caller -> {
                            caller.greet();
                            caller.takeMail();
                        });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isEqualTo(refusal(Step.RECIPIENT, "421 4.3.2 shutting down"));
            assertThat(connections.hand(mail(GRACE))).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void a_connection_that_was_kept_and_is_closed_with_421_costs_no_mail() {
        try (var server = TalkingServer.start(
                        caller -> {
                            caller.greet();
                            caller.takeMail();
                            caller.say("421 4.4.2 idle for too long");
                        },
                        caller -> {
                            caller.greet();
                            caller.takeMail();
                        });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isEqualTo(ACCEPTED);
            assertThat(connections.hand(mail(GRACE))).isEqualTo(ACCEPTED);
        }
    }

    @Test
    void a_connection_that_was_kept_and_is_closed_without_a_word_costs_no_mail() throws InterruptedException {
        try (var server = TalkingServer.start(
                        caller -> {
                            caller.greet("PIPELINING");
                            caller.takeMail();
                        },
                        caller -> {
                            caller.greet("PIPELINING");
                            caller.takeMail();
                        });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isEqualTo(ACCEPTED);
            assertThat(connections.hand(mail(GRACE))).isEqualTo(ACCEPTED);
            assertThat(server.allEnd()).isTrue();
        }
    }

    @Test
    void a_server_that_hangs_up_on_the_content_leaves_it_open_whether_it_took_it() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet();
                    caller.answer("250 ok");
                    caller.answer("250 ok");
                    caller.answer("354 go on");
                    caller.hearContent();
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA)))
                    .isInstanceOfSatisfying(
                            Handed.Broken.class,
                            broken -> assertThat(broken.afterContent()).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK", "hello", "2x0 ready", ""})
    void what_does_not_speak_smtp_is_given_nothing(String greeting) {
        try (var server = TalkingServer.start(caller -> {
                    caller.say(greeting);
                    caller.listen();
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail(ADA))).isInstanceOf(Handed.Broken.class);
            assertThat(server.heard()).isEmpty();
        }
    }

    @Test
    void words_smuggled_in_before_tls_end_the_connection_and_no_password_is_told() throws InterruptedException {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("STARTTLS", "AUTH PLAIN");
                    caller.hear();
                    caller.say("220 go on", "250-mail.example", "250 AUTH PLAIN", "235 welcome");
                    caller.listen();
                });
                var connections = to(server, Encryption.REQUIRED, login())) {
            assertThat(connections.hand(mail(ADA)))
                    .isInstanceOfSatisfying(
                            Handed.Broken.class,
                            broken -> assertThat(broken.cause()).isInstanceOf(SSLException.class));
            assertThat(server.allEnd()).isTrue();
            assertThat(server.heard()).hasSize(2).last().isEqualTo("STARTTLS");
        }
    }

    @Test
    void a_server_that_offers_no_tls_is_told_no_password() throws InterruptedException {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("AUTH PLAIN");
                    caller.listen();
                });
                var connections = to(server, Encryption.REQUIRED, login())) {
            assertThat(connections.hand(mail(ADA))).isInstanceOf(Handed.Broken.class);
            assertThat(server.allEnd()).isTrue();
            assertThat(server.heard()).hasSize(1);
        }
    }

    @Test
    void a_server_that_repeats_our_login_does_not_have_the_password_kept() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("AUTH PLAIN LOGIN");
                    var line = caller.hear();
                    caller.say("504 5.5.2 unknown: " + line);
                    caller.answer("334 VXNlcm5hbWU6");
                    caller.answer("334 UGFzc3dvcmQ6");
                    var password = caller.hear();
                    caller.say(
                            "535-5.7.8 \"" + line.substring(0, 30) + "\" refused",
                            "535-5.7.8 so is " + password,
                            "535 5.7.8 and " + PASSWORD + " is wrong");
                });
                var connections = to(server, Encryption.NONE, login())) {
            assertThat(connections.hand(mail(ADA)))
                    .isEqualTo(new Handed.Refused(
                            Step.LOGIN,
                            new Reply(
                                    535,
                                    List.of(
                                            "535-5.7.8 \"AUTH PLAIN ***\" refused",
                                            "535-5.7.8 so is ***",
                                            "535 5.7.8 and *** is wrong"))));
        }
    }

    @Test
    void an_address_beyond_ascii_is_sent_where_the_server_takes_such() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet("SMTPUTF8", "SIZE 1000000");
                    caller.takeMail();
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail("jürgen@corp.example"))).isEqualTo(ACCEPTED);
            assertThat(server.heard())
                    .contains("RCPT TO:<jürgen@corp.example>")
                    .anyMatch(line -> line.matches("MAIL FROM:<us@corp\\.example> SIZE=\\d+ SMTPUTF8"));
        }
    }

    @Test
    void elsewhere_it_is_not_tried_and_the_connection_serves_the_next() {
        try (var server = TalkingServer.start(caller -> {
                    caller.greet();
                    caller.takeMail();
                });
                var connections = to(server)) {
            assertThat(connections.hand(mail("jürgen@corp.example")))
                    .isInstanceOfSatisfying(
                            Handed.NotPossible.class,
                            fault -> assertThat(fault.reason()).contains("SMTPUTF8"));
            assertThat(connections.hand(mail(ADA))).isEqualTo(ACCEPTED);
            assertThat(server.heard()).doesNotContain("RCPT TO:<jürgen@corp.example>");
        }
    }

    @Test
    void a_mail_under_way_at_the_end_arrives_and_then_its_connection_is_taken_leave_of() throws InterruptedException {
        var connections = new SmtpConnections[1];
        try (var server = TalkingServer.start(caller -> {
            caller.greet();
            caller.answer("250 ok");
            caller.answer("250 ok");
            caller.answer("354 go on");
            caller.hearContent();
            connections[0].close();
            caller.say("250 taken");
            caller.answer("221 bye");
        })) {
            connections[0] = to(server);

            assertThat(connections[0].hand(mail(ADA))).isEqualTo(ACCEPTED);
            assertThat(server.allEnd()).isTrue();
            assertThat(server.heard()).last().isEqualTo("QUIT");
        }
    }

    private static Handed refusal(Step step, String line) {
        return new Handed.Refused(step, new Reply(Integer.parseInt(line.substring(0, 3)), List.of(line)));
    }

    private static Envelope mail(String recipient) {
        return new Envelope("us@corp.example", recipient, "Subject: Hello\n\nHi\n");
    }

    private static Login login() {
        return new Login("us@corp.example", Login.password(PASSWORD), Login.BY_PASSWORD, true);
    }

    private static SmtpConnections to(TalkingServer server) {
        return to(server, Encryption.NONE, null);
    }

    private static SmtpConnections to(TalkingServer server, Encryption encryption, @Nullable Login login) {
        return new SmtpConnections(new SmtpServer(
                "localhost",
                server.port(),
                encryption,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                true,
                Optional.ofNullable(login),
                new SmtpServer.Habits("courier.example", true, Duration.ofSeconds(20), 2, Duration.ofMinutes(5), 0)));
    }
}
