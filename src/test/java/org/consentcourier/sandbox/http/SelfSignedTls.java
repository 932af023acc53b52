package org.consentcourier.sandbox.http;

import io.smallrye.certs.CertificateHolder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost, made anew at every start and kept in memory only. */
public final class SelfSignedTls {

    private static final List<String> NAMES = List.of("DNS:localhost", "IP:127.0.0.1");
    private static final char[] NO_PASSWORD = new char[0];

    private SelfSignedTls() {}

    public static SSLContext forLocalhost() {
        try {
            return context(certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No certificate could be made for a stand-in", e);
        }
    }

    private static CertificateHolder certificate() throws GeneralSecurityException {
        try {
            return new CertificateHolder("localhost", NAMES, Duration.ofDays(365), false, null, null);
        } catch (Exception e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static SSLContext context(CertificateHolder holder) throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        store.setKeyEntry(
                "stand-in", holder.keys().getPrivate(), NO_PASSWORD, new Certificate[] {holder.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
