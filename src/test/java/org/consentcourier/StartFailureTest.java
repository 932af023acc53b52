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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

    @Test
    void wrong_settings_are_a_line_each_however_deep_they_are_wrapped() {
        var wrong = new WrongSettings(
                List.of(new WrongSetting("courier.a", "set it"), new WrongSetting("courier.b", "mend it")));

        assertThat(StartFailure.explain(new RuntimeException("Failed to start quarkus", wrong)))
                .hasValue("courier.a: set it\ncourier.b: mend it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.util.NoSuchElementException: SRCFG00014: The config property courier.x is required but it could not be found in any config source|courier.x: missing
            java.lang.IllegalArgumentException: SRCFG00039: The config property courier.x with the config value "7h0" threw an Exception whilst being converted Invalid duration|courier.x: not valid. Invalid duration
            SRCFG00050: courier.x in EnvConfigSource does not map to any root|courier.x: there is no such setting.
            courier.x must be greater than 0|courier.x must be greater than 0
            """)
    void a_setting_that_does_not_fit_is_told_without_exception_names(String message, String told) {
        var problem = new Problem(message);

        assertThat(StartFailure.explain(new ConfigValidationException(new Problem[] {problem, problem}))
                        .orElse(""))
                .startsWith(told)
                .doesNotContain("SRCFG", "Exception", "\n");
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
