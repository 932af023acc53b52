package org.consentcourier.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.sandbox.docusign.Integration.demo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.Keys;
import org.consentcourier.support.Program;
import org.consentcourier.support.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Docusign's own SDKs take the simulator for Docusign, so that what our client is tested against is no invention of ours. They
 * are fetched, so this runs in profile proof only; each SDK is a program of its own and shares no class with us.
 */
@Tag(Proof.TAG)
@EnabledIfSystemProperty(named = Proof.TAG, matches = "true")
class SdkTest {

    private static final Path PROGRAMS = Path.of("src/test/sdk").toAbsolutePath();
    private static final Path SDKS = Path.of("target/sdk").toAbsolutePath();
    private static final String JAVA_SDK = "docusign-esign-java-6.4.0-shaded.jar";
    private static final String NODE_SDK = "docusign-esign@10.0.0";

    private static final UUID KEY = UUID.randomUUID();
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID GRACE = UUID.randomUUID();

    private final DocusignSimulator docusign = DocusignSimulator.start();

    @TempDir
    Path folder;

    @BeforeEach
    void ada_has_consented_and_grace_has_not() throws IOException {
        var pair = Keys.pair();
        Files.writeString(folder.resolve("key.pem"), Keys.pem(pair));
        Files.writeString(folder.resolve("other-key.pem"), Keys.pem(Keys.pair()));
        docusign.knows(demo(KEY, "CRM", Keys.publicKey(pair), "https://courier.example/consent/crm"));
        docusign.knows(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace"));
        docusign.knows(DocusignUser.active(GRACE, "grace@corp.example", "Grace", "Hopper"));
        docusign.joins(ADA, ACCOUNT);
        docusign.joins(GRACE, ACCOUNT);
        docusign.consents(ADA, KEY);
    }

    @AfterEach
    void close() {
        docusign.close();
    }

    @Test
    void docusigns_sdk_for_java_finds_the_simulator_to_be_docusign() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var said = Program.run(
                folder,
                Map.of(),
                arguments(
                        java,
                        "-cp",
                        SDKS.resolve(JAVA_SDK).toString(),
                        PROGRAMS.resolve("JavaSdk.java").toString()));

        assertAsDocumented(said);
    }

    @Test
    void docusigns_sdk_for_node_finds_the_simulator_to_be_docusign() throws Exception {
        assumeTrue(Program.exists("npm") && Program.exists("node"), "Node.js is not installed");
        var node = Files.createDirectories(SDKS.resolve("node"));
        if (!Files.exists(node.resolve("node_modules/docusign-esign/package.json"))) {
            Program.run(
                    node, Map.of(), List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", NODE_SDK));
        }

        var said = Program.run(
                node,
                Map.of("NODE_TLS_REJECT_UNAUTHORIZED", "0"),
                arguments("node", PROGRAMS.resolve("node-sdk.js").toString()));

        assertAsDocumented(said);
    }

    private List<String> arguments(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "localhost:" + docusign.tlsUri().getPort(),
                KEY.toString(),
                folder.resolve("key.pem").toString(),
                folder.resolve("other-key.pem").toString(),
                ADA.toString(),
                GRACE.toString(),
                ACCOUNT.toString()));
        return all;
    }

    private static void assertAsDocumented(String output) {
        var said = new HashMap<String, String>();
        output.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> said.put(pair[0], pair[1]));
        assertThat(said)
                .as(output)
                .containsEntry("without consent", "400 {\"error\":\"consent_required\"}")
                .containsEntry(
                        "wrong key",
                        "400 {\"error\":\"invalid_grant\",\"error_description\":\"no_valid_keys_or_signatures\"}")
                .containsEntry("token", "Bearer 3600")
                .containsEntry("userinfo", ADA + " " + ACCOUNT)
                .containsEntry("users", "ada@corp.example grace@corp.example");
    }
}
