package org.consentcourier.mail;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.consentcourier.oauth.AccessTokens;
import org.consentcourier.smtp.Encryption;
import org.consentcourier.smtp.Login;
import org.consentcourier.smtp.SmtpConnections;
import org.consentcourier.smtp.SmtpServer;
import org.eclipse.microprofile.config.Config;

/** The mail server as {@code quarkus.mailer.*} and {@code courier.mail.oauth2.*} describe it. */
@Singleton
class MailServer {

    private static final String PREFIX = "quarkus.mailer.";
    private static final int SMTP = 25;
    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(10);

    private final Config settings;
    private final TlsConfigurationRegistry certificates;
    private final MailConfig config;
    private final Clock clock;

    MailServer(Config settings, TlsConfigurationRegistry certificates, MailConfig config, Clock clock) {
        this.settings = settings;
        this.certificates = certificates;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SmtpConnections connections() {
        return new SmtpConnections(server());
    }

    void close(@Disposes SmtpConnections connections) {
        connections.close();
    }

    SmtpServer server() {
        var certificate = text("tls-configuration-name").map(this::named);
        var trustsAnybody = certificate
                .map(TlsConfiguration::isTrustAll)
                .orElseGet(() -> MailRoute.in(settings).trustsAnybody());
        return new SmtpServer(
                text("host").orElse("localhost"),
                value("port", Integer.class).orElse(SMTP),
                encryption(),
                certificate.map(MailServer::trusted).orElseGet(() -> byDefault(trustsAnybody)),
                !trustsAnybody
                        && certificate
                                .flatMap(TlsConfiguration::getHostnameVerificationAlgorithm)
                                .filter("NONE"::equalsIgnoreCase)
                                .isEmpty(),
                login(),
                habits());
    }

    private Encryption encryption() {
        if (MailRoute.beginsWithTls(settings)) {
            return Encryption.IMPLICIT;
        }
        return switch (text("start-tls").orElse("OPTIONAL").toUpperCase(Locale.ROOT)) {
            case "REQUIRED" -> Encryption.REQUIRED;
            case "DISABLED" -> Encryption.NONE;
            default -> Encryption.OPTIONAL;
        };
    }

    private SmtpServer.Habits habits() {
        var keeps = value("keep-alive", Boolean.class).orElse(true);
        return new SmtpServer.Habits(
                OwnName.of(text("own-host-name").orElseGet(MailServer::machine)),
                value("pipelining", Boolean.class).orElse(true),
                value("timeout", Duration.class).orElse(Duration.ofMinutes(1)),
                keeps
                        ? value("max-pool-size", Integer.class)
                                .orElse(config.provider().connections())
                        : 0,
                value("keep-alive-timeout", Duration.class).orElse(Duration.ofMinutes(5)),
                value("max-mails-per-connection", Long.class).orElse(0L));
    }

    /** By token where one can be had, else by password where the server wants it. */
    private Optional<Login> login() {
        var kind = text("login").orElse("NONE").toUpperCase(Locale.ROOT);
        var tokens = new AccessTokens(config.oauth2(), TOKEN_TIMEOUT, clock);
        if (kind.equals("DISABLED")) {
            return Optional.empty();
        }
        if (tokens.areUsed()) {
            return text("username").map(user -> new Login(user, secret(tokens), List.of(Login.XOAUTH2), true));
        }
        return text("username")
                .flatMap(user -> text("password")
                        .map(password ->
                                new Login(user, Login.password(password), mechanisms(), kind.equals("REQUIRED"))));
    }

    private List<String> mechanisms() {
        return text("auth-methods")
                .map(methods -> List.of(methods.strip().toUpperCase(Locale.ROOT).split("[\\s,]+")))
                .map(methods ->
                        methods.stream().filter(Login.BY_PASSWORD::contains).toList())
                .orElse(Login.BY_PASSWORD);
    }

    private static Login.Secret secret(AccessTokens tokens) {
        return new Login.Secret() {
            @Override
            public String value() throws java.io.IOException {
                return tokens.token();
            }

            @Override
            public boolean isRenewedAfter(String refused) {
                tokens.refused(refused);
                return true;
            }
        };
    }

    private TlsConfiguration named(String name) {
        return certificates
                .get(name)
                .orElseThrow(() -> new IllegalStateException("There is no TLS configuration quarkus.tls." + name));
    }

    private static SSLSocketFactory trusted(TlsConfiguration certificate) {
        try {
            return certificate.createSSLContext().getSocketFactory();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The certificates of quarkus.mailer.tls-configuration-name cannot be used", e);
        }
    }

    private static SSLSocketFactory byDefault(boolean trustsAnybody) {
        try {
            if (!trustsAnybody) {
                return SSLContext.getDefault().getSocketFactory();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private Optional<String> text(String leaf) {
        return value(leaf, String.class).filter(value -> !value.isBlank());
    }

    private <T> Optional<T> value(String leaf, Class<T> type) {
        return settings.getOptionalValue(PREFIX + leaf, type);
    }
}
