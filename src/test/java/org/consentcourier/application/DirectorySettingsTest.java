package org.consentcourier.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.DirectoryRoute.OfAccount;
import org.consentcourier.docusign.DirectoryRoute.OfOrganization;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.consentcourier.settings.WrongSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which settings users can be looked up, and which of them stop the start. */
class DirectorySettingsTest {
    private static final String ACCOUNT = "acacacac-0000-4000-8000-000000000001";
    private static final String CHARLES = "c0c0c0c0-0000-4000-8000-000000000001";
    private static final String ORGANIZATION = "0e0e0e0e-0000-4000-8000-000000000001";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void generate() {
        KeyFiles.publicKey(folder);
    }

    @Test
    void without_any_nobody_is_looked_up() {
        var application = read(Map.of());

        assertThat(application.accountId()).isEmpty();
        assertThat(application.directory()).isEmpty();
    }

    @Test
    void an_account_alone_is_no_way_to_look_users_up() {
        var application = read(Map.of("account-id", ACCOUNT));

        assertThat(application.accountId()).hasValue(UUID.fromString(ACCOUNT));
        assertThat(application.directory()).isEmpty();
    }

    @Test
    void a_directory_user_goes_before_an_organization() {
        var application = read(Map.of(
                "account-id", ACCOUNT, "directory-user-id", " " + CHARLES + " ", "organization-id", ORGANIZATION));

        assertThat(application.directory()).hasValue(new OfAccount(UUID.fromString(ACCOUNT), UUID.fromString(CHARLES)));
    }

    @Test
    void an_organization_is_asked_at_the_admin_api_of_the_environment() {
        var organization = UUID.fromString(ORGANIZATION);

        assertThat(read(Map.of("organization-id", ORGANIZATION)).directory())
                .hasValue(new OfOrganization(organization, Optional.empty(), URI.create("https://api-d.docusign.net")));
        assertThat(read(Map.of("organization-id", ORGANIZATION, "account-id", ACCOUNT, "environment", "production"))
                        .directory())
                .hasValue(new OfOrganization(
                        organization, Optional.of(UUID.fromString(ACCOUNT)), URI.create("https://api.docusign.net")));
    }

    @Test
    void a_simulator_may_stand_in_for_the_admin_api() {
        assertThat(read(Map.of("organization-id", ORGANIZATION, "admin-uri", "http://localhost:8089"))
                        .directory())
                .hasValue(new OfOrganization(
                        UUID.fromString(ORGANIZATION), Optional.empty(), URI.create("http://localhost:8089")));
    }

    @ParameterizedTest
    @CsvSource({
        "account-id, 12345678, the API Account ID",
        "directory-user-id, charles@corp.example, the User ID",
        "organization-id, corp, the organization's ID",
        "admin-uri, http://api.docusign.net, Leave it out",
        "admin-uri, api.docusign.net, Leave it out",
        "account-uri, http://courier.corp.example, Use https"
    })
    void a_wrong_one_stops_the_start_and_says_what_to_set(String leaf, String value, String fix) {
        var settings = new HashMap<>(Map.of("account-id", ACCOUNT, "directory-user-id", CHARLES));
        settings.put(leaf, value);

        assertThatExceptionOfType(WrongSettings.class)
                .isThrownBy(() -> read(settings))
                .withMessageStartingWith("courier.applications.\"archive\"." + leaf + ": ")
                .withMessageContaining(fix)
                .withMessageNotContaining(value);
    }

    @Test
    void a_directory_user_without_an_account_stops_the_start() {
        assertThatExceptionOfType(WrongSettings.class)
                .isThrownBy(() -> read(Map.of("directory-user-id", CHARLES)))
                .withMessageStartingWith("courier.applications.\"archive\".account-id: missing");
    }

    @Test
    void an_account_uri_in_clear_text_is_left_alone_where_nobody_is_looked_up() {
        assertThat(read(Map.of("account-uri", "http://simulator.corp.example")).directory())
                .isEmpty();
    }

    private static Application read(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "name", "Contract Archive",
                "environment", "demo",
                "integration-key", "11111111-2222-4333-8444-555555555555",
                "private-key", folder.resolve(KeyFiles.PRIVATE).toString()));
        all.putAll(settings);
        var prefixed = new HashMap<String, String>();
        all.forEach((leaf, value) -> prefixed.put("courier.applications.archive." + leaf, value));
        var config = new SmallRyeConfigBuilder()
                .withMapping(CourierConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build()
                .getConfigMapping(CourierConfig.class);
        return config.applications().entrySet().stream()
                .map(entry ->
                        new ApplicationReader(entry.getKey(), entry.getValue(), URI.create("https://courier.example")))
                .map(ApplicationReader::read)
                .findFirst()
                .orElseThrow();
    }
}
