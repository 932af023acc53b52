package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.consentcourier.smtp.Handed;
import org.consentcourier.smtp.Reply;
import org.consentcourier.smtp.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpRepliesTest {

    static Stream<Arguments> failures() {
        var onItsWay = true;
        return Stream.of(
                arguments(new ConnectException("Connection refused"), !onItsWay, SendResult.Unreachable.class),
                arguments(new UnknownHostException("mail.invalid"), !onItsWay, SendResult.Unreachable.class),
                arguments(new SSLHandshakeException("bad certificate"), !onItsWay, SendResult.Unreachable.class),
                arguments(new IOException("the server closed the connection"), !onItsWay, SendResult.Unreachable.class),
                arguments(new IOException("the server closed the connection"), onItsWay, SendResult.Unknown.class),
                arguments(new SocketTimeoutException("no answer"), onItsWay, SendResult.Unknown.class));
    }

    @ParameterizedTest(name = "{0}, handed over: {1}")
    @MethodSource("failures")
    void what_broke_before_the_mail_was_on_its_way_surely_did_not_leave(
            IOException failure, boolean onItsWay, Class<? extends SendResult> expected) {
        assertThat(SmtpReplies.result(new Handed.Broken(onItsWay, failure))).isInstanceOf(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(Step.LOGIN, 535, SendResult.Unreachable.class),
                arguments(Step.LOGIN, 454, SendResult.Unreachable.class),
                arguments(Step.GREETING, 554, SendResult.Unreachable.class),
                arguments(Step.GREETING, 421, SendResult.Closed.class),
                arguments(Step.SENDER, 550, SendResult.Unreachable.class),
                arguments(Step.SENDER, 552, SendResult.Rejected.class),
                arguments(Step.SENDER, 451, SendResult.Troubled.class),
                arguments(Step.RECIPIENT, 550, SendResult.Rejected.class),
                arguments(Step.RECIPIENT, 450, SendResult.Deferred.class),
                arguments(Step.RECIPIENT, 421, SendResult.Closed.class),
                arguments(Step.CONTENT, 554, SendResult.Rejected.class),
                arguments(Step.RECIPIENT, 452, SendResult.Troubled.class),
                arguments(Step.CONTENT, 451, SendResult.Troubled.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void a_refusal_is_judged_by_what_was_refused(Step step, int code, Class<? extends SendResult> expected) {
        assertThat(result(step, code + " as told")).isInstanceOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <ada@corp.example>: Recipient address rejected: User unknown | ADDRESS
            550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found         | ADDRESS
            550 5.4.1 Recipient address rejected: Access denied.                   | ADDRESS
            550-5.1.1 The email account that you tried to reach does not exist.    | ADDRESS
            553 sorry, no mailbox here by that name. (#5.1.1)                      | ADDRESS
            550 No such user                                                       | ADDRESS
            550 5.0.0 User unknown                                                 | ADDRESS
            501 5.1.3 Bad recipient address syntax                                 | ADDRESS
            550 5.5.0 Requested action not taken: mailbox unavailable              | ADDRESS
            550 5.2.1 The email account that you tried to reach is disabled.       | MAILBOX
            554 5.4.4 Unable to route: no mail hosts for domain                    | ROUTE
            552 5.3.4 Message size exceeds fixed maximum message size              | CONTENT
            554 5.6.0 Message content rejected                                     | CONTENT
            """)
    void a_final_refusal_is_laid_where_it_belongs(String reply, FailureCause cause) {
        assertThat(result(Step.RECIPIENT, reply))
                .isEqualTo(new SendResult.Rejected(cause, "recipient address not accepted: " + reply));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "550 5.7.1 Client does not have permissions to send as this sender",
                "550 5.7.501 Access denied, spam abuse detected.",
                "550 5.1.8 Access denied, bad outbound sender",
                "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
                "550 5.4.5 Daily user sending limit exceeded",
                "554 5.4.6 Too many hops",
                "554 5.4.14 Hop count exceeded - possible mail loop",
                "554 5.3.0 Other mail system problem",
                "550 5.3.2 STOREDRV.Deliver: system not accepting network messages",
                "550 5.3.5 System incorrectly configured",
                "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
                "503 5.5.1 Bad sequence of commands",
                "503 need MAIL before RCPT",
                "550 relay not permitted",
                "550 5.1.1 Relaying to <ada@corp.example> denied (authentication required)",
                "550 Authentication required",
                "530 Authentication required",
                "535 Incorrect authentication data",
                "554 5.0.0 your IP is listed",
                "554 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "554 5.7.1 Service unavailable; Client host blocked using a blocklist",
                "550-5.7.26 This mail has been blocked because the sender is unauthenticated."
            })
    void a_rule_of_the_server_is_nobodys_fault(String reply) {
        assertThat(result(Step.RECIPIENT, reply)).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void a_sender_the_server_does_not_know_concerns_no_recipient_although_it_is_said_of_the_content() {
        var reply = "554 Message rejected: Email address is not verified.";

        assertThat(result(Step.CONTENT, reply)).isInstanceOf(SendResult.Refused.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "552 5.2.2 Mailbox full",
                "450 4.2.0 Greylisted, see http://postgrey.example/help",
                "451 4.7.1 Greylisting in action, please come back later",
                "450 4.7.1 <host.corp.example>: Client host rejected: Greylisted"
            })
    void what_may_be_over_soon_is_put_off(String reply) {
        assertThat(result(Step.RECIPIENT, reply)).isInstanceOf(SendResult.Deferred.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "452 4.3.1 Insufficient system storage",
                "432 4.3.2 Concurrent connections limit exceeded",
                "451 4.4.3 Temporary DNS failure",
                "452 4.5.3 Too many recipients",
                "450 4.1.8 Sender address rejected: Domain not found",
                "454 4.7.1 <ada@corp.example>: Relay access denied",
                "450 4.7.1 <localhost>: Helo command rejected: Host not found",
                "450 4.7.25 Client host rejected: cannot find your hostname",
                "451 4.7.0 Temporary server error. Please try again later.",
                "454 relay access denied",
                "451 4.7.500 Server busy. Please try again later from [192.0.2.1]."
            })
    void trouble_of_the_server_is_nobodys_fault(String reply) {
        assertThat(result(Step.RECIPIENT, reply)).isInstanceOf(SendResult.Troubled.class);
    }

    @Test
    void the_reply_is_kept_on_one_line_and_cut() {
        var result = result(Step.RECIPIENT, "550 5.1.1 no\t" + "x".repeat(900));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.reply())
                                .contains("550 5.1.1 no x")
                                .doesNotContain("\n")
                                .hasSize(500));
    }

    private static SendResult result(Step step, String line) {
        return SmtpReplies.result(
                new Handed.Refused(step, new Reply(Integer.parseInt(line.substring(0, 3)), List.of(line))));
    }
}
