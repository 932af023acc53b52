package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFaultTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        new ConnectException().initCause(new UnresolvedAddressException()), "could not be resolved"),
                Arguments.of(new UnknownHostException("account.docusign.example"), "could not be resolved"),
                Arguments.of(new ConnectException("Connection refused"), "nothing accepted the connection"),
                Arguments.of(
                        new HttpConnectTimeoutException("HTTP connect timed out").initCause(new ConnectException()),
                        "the connection took too long"),
                Arguments.of(
                        new IOException(new SSLHandshakeException("PKIX path building failed")),
                        "PKIX path building failed"),
                Arguments.of(new IOException("Connection reset"), "broke off: Connection reset"),
                Arguments.of(new IOException((String) null), "no details"),
                Arguments.of(null, "no details"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_fault_has_its_words(@Nullable Throwable fault, String words) {
        assertThat(NetworkFault.reason(fault)).contains(words);
    }
}
