package org.consentcourier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentcourier.sandbox.ApplicationSettings;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process with missing or wrong settings ends at once and says what to do. */
class StartRefusalIT {

    private static final String APPLICATION = "courier.applications.demo.";

    @TempDir
    private static Path folder;

    private static SandboxDatabase database;

    @BeforeAll
    static void begin() {
        database = SandboxDatabase.temporary();
        KeyFiles.publicKey(folder);
    }

    @AfterAll
    static void end() {
        database.close();
    }

    /** As many at once as one start can tell. */
    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                arguments("no settings at all", change(Map::clear), Map.of("courier.mail.from: missing", "Set it")),
                arguments(
                        "no database",
                        without("quarkus.datasource."),
                        Map.of("quarkus.datasource.jdbc.url: ", "Set jdbc:")),
                arguments(
                        "no logins, no session key, a watched roster of an application there is not, nobody to tell, no calendar",
                        without("courier.security.")
                                .andThen(without("quarkus.http.auth.session.encryption-key"))
                                .andThen(with("courier.roster.file", "/srv/hr/roster.csv"))
                                .andThen(with("courier.roster.file-applications", "archive"))
                                .andThen(with("courier.roster.fallback-owner", "the boss"))
                                .andThen(with("courier.outreach.owner", "the boss"))
                                .andThen(with("courier.outreach.ladder", ","))
                                .andThen(with(APPLICATION + "time-zone", "Mars/Olympus"))
                                .andThen(with(APPLICATION + "country", "Mars")),
                        Map.of(
                                "courier.security.users: ", "Set courier.security.users",
                                "quarkus.http.auth.session.encryption-key: ", "Set a random text",
                                "courier.roster.file-applications: ", "Choose of demo",
                                "courier.roster.fallback-owner: ", "Set such as it@corp.example",
                                "courier.outreach.owner: ", "Set such as it@corp.example",
                                "courier.outreach.ladder: ", "Set rungs such as 3d",
                                "courier.applications.\"demo\".time-zone: ", "Europe/Berlin",
                                "courier.applications.\"demo\".country: ", "ISO 3166")),
                arguments(
                        "a wrong setting in each of four applications",
                        application(
                                        "key",
                                        "private-key",
                                        "-----BEGIN PRIVATE KEY-----\\nMIIx\\n-----END PRIVATE KEY-----")
                                .andThen(application("guid", "integration-key", "contract-archive"))
                                .andThen(application("relative", "redirect-uri", "/consent/demo"))
                                .andThen(application(
                                        "plain", "redirect-uri", "http://courier.corp.example/consent/demo")),
                        Map.of(
                                "courier.applications.\"key\".private-key: ", "",
                                "courier.applications.\"guid\".integration-key: ", "Copy it from Docusign",
                                "courier.applications.\"relative\".redirect-uri: ", "absolute https",
                                "courier.applications.\"plain\".redirect-uri: ", "http only on localhost")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void wrong_settings_end_the_start_with_one_line_for_each_that_names_the_key_and_the_fix(
            String name, Consumer<Map<String, String>> change, Map<String, String> fixes) throws Exception {
        var settings = new HashMap<>(goodSettings());
        change.accept(settings);
        try (var node = Node.start(Files.createTempDirectory(folder, "node"), settings)) {
            assertThat(node.awaitEnd()).isOne();

            var told =
                    node.log().stream().filter(line -> !line.contains(" INFO ")).toList();
            assertThat(told).hasSize(fixes.size());
            assertThat(fixes)
                    .allSatisfy((key, fix) -> assertThat(told)
                            .filteredOn(line -> line.startsWith(key))
                            .singleElement()
                            .asString()
                            .contains(fix));
        }
    }

    private static Map<String, String> goodSettings() {
        return new ApplicationSettings()
                .base(
                        "http://localhost:8080",
                        "a-secret-of-the-tests-only-0123456789abcdef",
                        "a-session-key-of-the-tests-only-0123456789")
                .logins("sandbox", "grace@corp.example")
                .database(database)
                .mail(1025)
                .application("demo", new UUID(1, 2), folder.resolve(KeyFiles.PRIVATE), "https://account-d.docusign.com")
                .all();
    }

    /** One more application, like the first but for this. */
    private static Consumer<Map<String, String>> application(String key, String leaf, String value) {
        return change(settings -> {
            Map.copyOf(settings).forEach((setting, good) -> {
                if (setting.startsWith(APPLICATION)) {
                    settings.put(setting.replace(APPLICATION, "courier.applications." + key + "."), good);
                }
            });
            settings.put("courier.applications." + key + "." + leaf, value);
        });
    }

    private static Consumer<Map<String, String>> without(String prefix) {
        return change(settings -> settings.keySet().removeIf(key -> key.startsWith(prefix)));
    }

    private static Consumer<Map<String, String>> with(String key, String value) {
        return change(settings -> settings.put(key, value));
    }

    private static Consumer<Map<String, String>> change(Consumer<Map<String, String>> change) {
        return change;
    }
}
