package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpRepliesTest {

    static Stream<Arguments> failures() {
        var onItsWay = true;
        return Stream.of(
                arguments(new ConnectException("Connection refused"), !onItsWay, SendResult.Unreachable.class),
                arguments(new UnknownHostException("mail.invalid"), !onItsWay, SendResult.Unreachable.class),
                arguments(new NoRouteToHostException("no route"), !onItsWay, SendResult.Unreachable.class),
                arguments(new SSLHandshakeException("bad certificate"), !onItsWay, SendResult.Unreachable.class),
                arguments(new IOException("socket was closed unexpected."), !onItsWay, SendResult.Unreachable.class),
                arguments(new IOException("socket was closed unexpected."), onItsWay, SendResult.Unknown.class),
                arguments(new IOException("Connection reset"), onItsWay, SendResult.Unknown.class),
                arguments(reply("AUTH PLAIN failed", 535), !onItsWay, SendResult.Unreachable.class),
                arguments(reply("got error response", 554), !onItsWay, SendResult.Unreachable.class),
                arguments(reply("got error response", 421), !onItsWay, SendResult.Deferred.class),
                arguments(reply("sender address not accepted", 550), onItsWay, SendResult.Unreachable.class),
                arguments(reply("sender address not accepted", 552), onItsWay, SendResult.Rejected.class),
                arguments(reply("sender address not accepted", 451), onItsWay, SendResult.Deferred.class),
                arguments(reply("recipient address not accepted", 550), onItsWay, SendResult.Rejected.class),
                arguments(reply("recipient address not accepted", 450), onItsWay, SendResult.Deferred.class),
                arguments(reply("recipient address not accepted", 421), onItsWay, SendResult.Deferred.class),
                arguments(reply("sending data failed", 554), onItsWay, SendResult.Rejected.class),
                arguments(reply("sending data failed", 452), onItsWay, SendResult.Deferred.class));
    }

    @ParameterizedTest(name = "{0}, handed over: {1}")
    @MethodSource("failures")
    void each_failure_is_told_apart(Throwable failure, boolean handedOver, Class<? extends SendResult> expected) {
        assertThat(SmtpReplies.classify(failure, handedOver)).isInstanceOf(expected);
    }

    @Test
    void the_reply_is_kept_on_one_line_and_cut() {
        var result = SmtpReplies.classify(
                reply("recipient address not accepted", 550, "550 5.1.1 no\r\n" + "x".repeat(900)), true);

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.reply())
                                .contains("550 5.1.1 no x")
                                .doesNotContain("\n")
                                .hasSize(500));
    }

    private static SMTPException reply(String step, int code) {
        return reply(step, code, code + " as told");
    }

    private static SMTPException reply(String step, int code, String text) {
        return new SMTPException(step, code, List.of(text), false);
    }
}
