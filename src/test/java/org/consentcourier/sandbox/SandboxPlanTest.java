package org.consentcourier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPlanTest {

    @TempDir
    Path folder;

    @Test
    void with_nothing_configured_every_piece_is_a_stand_in() {
        var plan = plan(Map.of());

        assertThat(plan.playsAlone()).isTrue();
        assertThat(plan.realDatabase()).isFalse();
        assertThat(plan.url(Port.HTTP)).isEqualTo("http://localhost:8080");
    }

    @Test
    void a_real_mail_server_or_docusign_needs_a_fence() {
        assertThatThrownBy(() -> plan(Map.of("QUARKUS_MAILER_HOST", "smtp.corp.example")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("COURIER_MAIL_ONLY_TO");
        assertThatThrownBy(() -> plan(Map.of("COURIER_APPLICATIONS__ARCHIVE__INTEGRATION_KEY", "11111111")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("COURIER_MAIL_ONLY_TO");
    }

    @Test
    void behind_the_fence_it_starts_but_does_not_play() {
        var plan = plan(Map.of("QUARKUS_MAILER_HOST", "smtp.corp.example", "COURIER_MAIL_ONLY_TO", "corp.example"));

        assertThat(plan.realMail()).isTrue();
        assertThat(plan.playsAlone()).isFalse();
    }

    @Test
    void the_env_file_counts_below_the_environment() throws Exception {
        var file = Files.writeString(
                folder.resolve(".env"),
                "# ports\nCOURIER_SANDBOX_HTTP_PORT=\"9090\"\nCOURIER_SANDBOX_MAIL_PORT=9091\n");

        var plan = SandboxPlan.of(folder, Variables.of(file, Map.of("COURIER_SANDBOX_MAIL_PORT", "9092")));

        assertThat(plan.port(Port.HTTP)).isEqualTo(9090);
        assertThat(plan.port(Port.MAIL)).isEqualTo(9092);
    }

    @Test
    void a_busy_port_is_named_with_its_purpose_and_its_setting() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plan = plan(Map.of("COURIER_SANDBOX_HTTP_PORT", String.valueOf(busy.getLocalPort())));

            assertThatThrownBy(() -> Port.HTTP.mustBeFree(plan.port(Port.HTTP)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(String.valueOf(busy.getLocalPort()))
                    .hasMessageContaining("the application")
                    .hasMessageContaining("COURIER_SANDBOX_HTTP_PORT");
        }
    }

    @Test
    void a_folder_keeps_its_secrets() {
        var first = SandboxFolder.open(folder);

        assertThat(first.secret("courier.secret")).hasSizeGreaterThan(40).isEqualTo(first.secret("courier.secret"));
    }

    private SandboxPlan plan(Map<String, String> variables) {
        return SandboxPlan.of(folder, new Variables(variables));
    }
}
