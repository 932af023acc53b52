package org.consentcourier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.sql.SQLException;
import java.util.List;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void wrong_settings_are_a_line_each_however_deep_they_are_wrapped() {
        var wrong = new WrongSettings(
                List.of(new WrongSetting("courier.a", "set it"), new WrongSetting("courier.b", "mend it")));

        assertThat(StartFailure.explain(new RuntimeException("Failed to start quarkus", wrong)))
                .hasValue("courier.a: set it\ncourier.b: mend it");
    }

    @Test
    void an_invalid_mapping_loses_its_exception_names() {
        var invalid = new ConfigValidationException(new Problem[] {
            new Problem(
                    "java.util.NoSuchElementException: SRCFG00014: The config property courier.x is required but it could not be found in any config source")
        });

        assertThat(StartFailure.explain(invalid))
                .hasValue("The config property courier.x is required but it could not be found in any config source");
    }

    @Test
    void a_taken_port_and_a_closed_database_name_their_settings() {
        assertThat(StartFailure.explain(new QuarkusBindException("0.0.0.0", 8080, new java.net.BindException()))
                        .orElse(""))
                .startsWith("quarkus.http.port: port 8080 is in use");
        assertThat(StartFailure.explain(new RuntimeException(new SQLException("Connection refused", "08001")))
                        .orElse(""))
                .startsWith("quarkus.datasource.jdbc.url: ")
                .contains("Connection refused");
    }

    @Test
    void what_nobody_can_mend_by_a_setting_keeps_its_stack_trace() {
        assertThat(StartFailure.explain(new IllegalStateException("a bug"))).isEmpty();
    }
}
