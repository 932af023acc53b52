package org.consentcourier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.application.CourierConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private static List<String> wrong(Map<String, String> changes) {
        var config = config(changes);
        return new WebhookSettings(
                        config.getConfigMapping(WebhooksConfig.class),
                        config.getConfigMapping(WebhookDeliveryConfig.class),
                        config.getConfigMapping(CourierConfig.class))
                .wrongSettings().stream().map(Object::toString).toList();
    }

    private static SmallRyeConfig config(Map<String, String> changes) {
        var settings = new HashMap<>(Map.of(
                "courier.applications.archive.name", "Archive",
                "courier.applications.crm.name", "CRM",
                "courier.webhooks.ledger.url", "https://app.corp.example/hook?key=hidden",
                "courier.webhooks.ledger.secret", SECRET));
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhooksConfig.class)
                .withMapping(WebhookDeliveryConfig.class)
                .withMapping(CourierConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build();
    }

    @Test
    void right_settings_pass_and_no_webhook_is_needed() {
        assertThat(wrong(Map.of())).isEmpty();
        assertThat(wrong(Map.of("courier.webhooks.ledger.applications", "archive, crm")))
                .isEmpty();
        assertThat(wrong(Map.of("courier.webhooks.ledger.url", "", "courier.webhooks.ledger.secret", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.corp.example/hook",
                "https://ada:lovelace@app.corp.example/hook",
                "https://app.corp.example/hook#part",
                "/there",
                "mailto:ada@corp.example",
                "https:///there",
                "no address at all"
            })
    void an_address_that_is_not_safe_is_refused_without_being_told(String url) {
        assertThat(wrong(Map.of("courier.webhooks.ledger.url", url)))
                .singleElement()
                .asString()
                .startsWith("courier.webhooks.\"ledger\".url: no absolute https address. Set one")
                .doesNotContain(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/hook", "http://127.0.0.1/hook", "https://app.corp.example"})
    void plain_http_is_for_this_machine_only(String url) {
        assertThat(wrong(Map.of("courier.webhooks.ledger.url", url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "whsec_c2hvcnQ=", "whsec_???", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void a_secret_of_another_form_is_refused_without_being_told(String secret) {
        assertThat(wrong(Map.of("courier.webhooks.ledger.secret", secret)))
                .singleElement()
                .asString()
                .startsWith("courier.webhooks.\"ledger\".secret: no secret of Standard Webhooks. Set whsec_")
                .doesNotContain(secret);
        assertThat(wrong(Map.of("courier.webhooks.ledger.previous-secret", secret)))
                .singleElement()
                .asString()
                .startsWith("courier.webhooks.\"ledger\".previous-secret: ");
    }

    @Test
    void a_secret_has_24_to_64_bytes() {
        for (var length : new int[] {23, 24, 64, 65}) {
            var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
            assertThat(wrong(Map.of("courier.webhooks.ledger.secret", secret)))
                    .as("%d bytes", length)
                    .hasSize(length == 24 || length == 64 ? 0 : 1);
        }
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(wrong(Map.of(
                        "courier.webhooks.ledger.url", "",
                        "courier.webhooks.ledger.applications", "archive,nonsense",
                        "courier.webhooks.\"Old One\".url", "https://old.corp.example",
                        "courier.webhooks.desk.url", "https://desk.corp.example",
                        "courier.webhook-delivery.lease", "44s")))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("courier.webhooks.\"ledger\".url: missing. Set "))
                .anyMatch(line -> line.equals("courier.webhooks.\"ledger\".applications: no application of the key"
                        + " \"nonsense\" is configured. Set any of archive,crm, or leave it out for all"))
                .anyMatch(
                        line -> line.startsWith("courier.webhooks.\"Old One\": the name of a webhook is part of URLs"))
                .anyMatch(line -> line.startsWith("courier.webhooks.\"desk\".secret: missing. Set "))
                .anyMatch(line -> line.startsWith("courier.webhook-delivery.lease: shorter than three times"));
    }

    @Test
    void an_environment_names_them_as_it_names_applications() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhooksConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "COURIER_WEBHOOKS__LEDGER__URL",
                                "https://app.corp.example",
                                "COURIER_WEBHOOKS__LEDGER__SECRET",
                                SECRET,
                                "COURIER_WEBHOOKS__LEDGER__PREVIOUS_SECRET",
                                SECRET,
                                "COURIER_WEBHOOKS__LEDGER__APPLICATIONS",
                                "archive,crm"),
                        300))
                .build();

        var endpoint = new Endpoints(config.getConfigMapping(WebhooksConfig.class))
                .find("ledger")
                .orElseThrow();
        assertThat(endpoint.applications()).containsExactlyInAnyOrder("archive", "crm");
        assertThat(endpoint.secrets()).hasSize(2);
    }

    @Test
    void neither_secret_nor_query_stands_in_what_may_be_logged_or_shown() {
        var endpoint = new Endpoints(config(Map.of()).getConfigMapping(WebhooksConfig.class))
                .find("ledger")
                .orElseThrow();

        assertThat(endpoint.shownUrl()).isEqualTo("https://app.corp.example/hook?…");
        assertThat(endpoint.secrets()).asString().isEqualTo("[whsec_…]");
    }

    @Test
    void the_signature_is_that_of_an_independent_implementation() {
        // echo -n 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' | openssl dgst -sha256 -mac HMAC …
        var secret =
                SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
