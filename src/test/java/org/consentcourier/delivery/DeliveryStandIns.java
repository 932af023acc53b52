package org.consentcourier.delivery;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.jspecify.annotations.Nullable;

/** A real database and a real mail server. */
public class DeliveryStandIns implements QuarkusTestResourceLifecycleManager {

    private static @Nullable MailCatcher mail;
    private @Nullable EmbeddedPostgres postgres;

    static MailCatcher mail() {
        if (mail == null) {
            throw new IllegalStateException("The mail catcher has not started");
        }
        return mail;
    }

    @Override
    public Map<String, String> start() {
        var catcher = MailCatcher.start();
        mail = catcher;
        try {
            var database = EmbeddedPostgres.builder().start();
            postgres = database;
            return Map.of(
                    "quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres",
                    "quarkus.mailer.host", "localhost",
                    "quarkus.mailer.port", Integer.toString(catcher.smtpPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            mail().close();
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
