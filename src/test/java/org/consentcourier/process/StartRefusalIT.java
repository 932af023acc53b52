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

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                arguments("no settings at all", change(Map::clear), "courier.mail.from: missing", "Set it"),
                arguments(
                        "no database",
                        change(settings -> settings.keySet().removeIf(key -> key.startsWith("quarkus.datasource."))),
                        "quarkus.datasource.jdbc.url: ",
                        "Set jdbc:"),
                arguments(
                        "a private key that does not parse",
                        with(
                                APPLICATION + "private-key",
                                "-----BEGIN PRIVATE KEY-----\\nMIIx\\n-----END PRIVATE KEY-----"),
                        "courier.applications.\"demo\".private-key: ",
                        ""),
                arguments(
                        "an integration key that is no GUID",
                        with(APPLICATION + "integration-key", "contract-archive"),
                        "courier.applications.\"demo\".integration-key: ",
                        "Copy it from Docusign"),
                arguments(
                        "a relative redirect URI",
                        with(APPLICATION + "redirect-uri", "/consent/demo"),
                        "courier.applications.\"demo\".redirect-uri: ",
                        "absolute https"),
                arguments(
                        "a redirect URI without TLS",
                        with(APPLICATION + "redirect-uri", "http://courier.corp.example/consent/demo"),
                        "courier.applications.\"demo\".redirect-uri: ",
                        "http only on localhost"),
                arguments(
                        "no logins",
                        change(settings -> settings.keySet().removeIf(key -> key.startsWith("courier.security."))),
                        "courier.security.users: ",
                        "Set courier.security.users"),
                arguments(
                        "a watched roster of an application there is not",
                        change(settings -> {
                            settings.put("courier.roster.file", "/srv/hr/roster.csv");
                            settings.put("courier.roster.file-applications", "archive");
                        }),
                        "courier.roster.file-applications: ",
                        "Choose of demo"),
                arguments(
                        "no session key",
                        change(settings -> settings.remove("quarkus.http.auth.session.encryption-key")),
                        "quarkus.http.auth.session.encryption-key: ",
                        "Set a random text"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void a_wrong_setting_ends_the_start_with_one_line_that_names_the_key_and_the_fix(
            String name, Consumer<Map<String, String>> change, String key, String fix) throws Exception {
        var settings = new HashMap<>(goodSettings());
        change.accept(settings);
        try (var node = Node.start(Files.createTempDirectory(folder, "node"), settings)) {
            assertThat(node.awaitEnd()).isOne();

            assertThat(node.log())
                    .filteredOn(line -> !line.contains(" INFO "))
                    .singleElement()
                    .asString()
                    .startsWith(key)
                    .contains(fix);
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

    private static Consumer<Map<String, String>> with(String key, String value) {
        return change(settings -> settings.put(key, value));
    }

    private static Consumer<Map<String, String>> change(Consumer<Map<String, String>> change) {
        return change;
    }
}
