package org.consentcourier.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInsTest {

    @Test
    void an_application_is_told_where_everything_is_and_arguments_win() throws Exception {
        var standIns = new StandIns();
        standIns.init(Map.of("quarkus.scheduler.enabled", "true"));

        var settings = standIns.start();

        assertThat(settings)
                .containsEntry("quarkus.scheduler.enabled", "true")
                .containsEntry(
                        "quarkus.mailer.port", String.valueOf(StandIns.mail().smtpPort()))
                .containsEntry(
                        "courier.applications.demo.account-uri",
                        StandIns.docusign().uri().toString())
                .containsEntry("courier.applications.demo.redirect-uri", StandIns.baseUrl() + "/consent/demo");
        assertThat(StandIns.privateKey()).content().startsWith("-----BEGIN PRIVATE KEY-----");
        var database = StandIns.database();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }
}
