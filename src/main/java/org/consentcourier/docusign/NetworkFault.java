package org.consentcourier.docusign;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why nobody could be asked. */
final class NetworkFault {
    private NetworkFault() {}

    static String reason(@Nullable Throwable fault) {
        if (caused(fault, UnknownHostException.class) || caused(fault, UnresolvedAddressException.class)) {
            return "Docusign's host name could not be resolved";
        }
        if (caused(fault, HttpConnectTimeoutException.class)) {
            return "Docusign could not be reached: the connection took too long";
        }
        if (caused(fault, ConnectException.class)) {
            return "Docusign could not be reached: nothing accepted the connection";
        }
        if (caused(fault, SSLException.class)) {
            return "No trusted TLS connection to Docusign: " + detail(fault);
        }
        return "The exchange with Docusign broke off: " + detail(fault);
    }

    private static boolean caused(@Nullable Throwable fault, Class<? extends Throwable> type) {
        return Stream.iterate(fault, link -> link != null, link -> link.getCause())
                .anyMatch(type::isInstance);
    }

    private static String detail(@Nullable Throwable fault) {
        var message = fault == null ? null : Evidence.cleaned(fault.getMessage());
        return message == null ? "no details" : message;
    }
}
