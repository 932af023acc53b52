package org.consentcourier.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.consentcourier.support.StandIns;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class BodyGuardTest {

    private static final int MORE_THAN_A_FORM = 65 * 1024;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void nobody_fills_a_public_form_with_more_than_forms_hold() throws Exception {
        var answer = post("/j_security_check", BodyPublishers.ofByteArray(new byte[MORE_THAN_A_FORM]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than the 65,536 bytes");
    }

    @Test
    void nor_by_leaving_unsaid_how_much_will_come() throws Exception {
        var answer = post("/j_security_check", unannounced(MORE_THAN_A_FORM));

        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.body()).contains("Content-Length");
    }

    @Test
    void an_importer_may_send_a_file_as_it_comes() throws Exception {
        assertThat(post("/api/v1/imports", unannounced(MORE_THAN_A_FORM)).statusCode())
                .isNotEqualTo(411);
    }

    private static BodyPublisher unannounced(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
