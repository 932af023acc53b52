package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.docusign.Directories.ACCOUNT;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.docusign.DirectoryAnswer.Found;
import org.consentcourier.docusign.DirectoryFailure.Refused;
import org.consentcourier.docusign.DirectoryFailure.Unavailable;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none, or that make no sense, never say anything about a person and never take a token elsewhere. */
class BrokenDirectoryTest {
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");
    private static final String ADA_FOUND = """
            {"users":[{"userId":"%s","email":"ADA@corp.example","userStatus":"Active"}],"totalSetSize":1}""".formatted(ADA);

    private static final Directories SCENE = new Directories(Duration.ofSeconds(30));

    @BeforeEach
    void people() {
        SCENE.begin(List.of(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace")));
    }

    @AfterEach
    void forget() {
        SCENE.end();
    }

    @AfterAll
    static void close() {
        SCENE.close();
    }

    @Test
    void an_outage_proves_nothing_and_ends_by_itself() {
        SCENE.docusign.userApis().answersServerError(1);
        SCENE.docusign.userApis().answersGarbage(1);
        SCENE.docusign.userApis().answersEmpty(1);
        SCENE.docusign.userApis().answers(200, "[]", 1);
        SCENE.docusign.userApis().answers(200, "{\"error\":\"server_error\"}", 1);
        SCENE.docusign.userApis().answers(400, "{\"errorCode\":\"UNSPECIFIED_ERROR\"}", 1);
        SCENE.docusign.userApis().answers(404, "", 1);
        SCENE.docusign.userinfo().answersServerError(1);

        for (int i = 0; i < 8; i++) {
            assertThat(find()).as("answer " + i).isInstanceOf(Unavailable.class);
        }
        assertThat(find()).isInstanceOf(Found.class);
    }

    @Test
    void a_server_that_is_down_proves_nothing() {
        SCENE.docusign.goesDown();

        assertThat(find()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_server_that_hangs_proves_nothing() {
        try (var impatient = new Directories(Duration.ofMillis(500))) {
            impatient.begin(List.of());
            impatient.docusign.userApis().hangs(1);

            assertThat(impatient.find(impatient.byAccount(), "ada@corp.example"))
                    .isInstanceOfSatisfying(
                            Unavailable.class, down -> assertThat(down.reason()).contains("500 ms"));
        }
    }

    @Test
    void a_body_without_end_is_not_read() {
        SCENE.docusign.userApis().answers(200, "{\"users\":[],\"padding\":\"" + "x".repeat(5_000_000) + "\"}", 1);

        assertThat(find()).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.corp.example",
                "http://demo.docusign.net",
                "https://docusign.net.corp.example",
                "https://evil-docusign.net",
                "https://127.0.0.1.example",
                "https://ada@demo.docusign.net",
                "ftp://localhost",
                "//demo.docusign.net",
                "demo.docusign.net",
                "https:",
                "::",
                "https://demo.docusign.net:port"
            })
    void a_token_goes_to_nobody_but_docusign(String base) {
        SCENE.docusign.userinfo().answers(200, userinfo(base), 1);

        assertThat(find())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(FaultCause.UNTRUSTED_ADDRESS));
        assertThat(SCENE.docusign.userCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"accounts\":{}}",
                "{\"accounts\":\"none\"}",
                "{\"accounts\":[{\"account_id\":\"acacacac-0000-4000-8000-000000000001\"}]}"
            })
    void userinfo_without_what_is_needed_proves_nothing(String userinfo) {
        SCENE.docusign.userinfo().answers(200, userinfo, 1);

        assertThat(find()).isInstanceOf(Unavailable.class);
        assertThat(find()).isInstanceOf(Found.class);
    }

    @Test
    void userinfo_of_other_accounts_only_is_a_lack_of_membership() {
        SCENE.docusign.userinfo().answers(200, "{\"accounts\":[null,7,{\"account_id\":\"other\"}]}", 1);

        assertThat(find())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(FaultCause.NO_MEMBERSHIP));
    }

    @Test
    void the_address_of_the_account_is_taken_without_its_path() {
        var base = SCENE.docusign.uri() + "/restapi/v2.1?x=y#z";
        SCENE.docusign.userinfo().answers(200, userinfo(base).replace("acacacac", "ACACACAC"), 1);
        SCENE.docusign.userApis().answers(200, ADA_FOUND, 1);

        assertThat(((Found) find()).users()).extracting(DirectoryUser::userId).containsExactly(ADA);
    }

    @Test
    void an_account_uri_in_clear_text_gets_no_token() {
        var elsewhere = Integrations.at(URI.create("http://courier.example"), "signature");

        assertThat(SCENE.directory().find(elsewhere, SCENE.byAccount(), "ada@corp.example", () -> true))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.cause()).isEqualTo(FaultCause.UNTRUSTED_ADDRESS));
    }

    private static String userinfo(String base) {
        return "{\"accounts\":[{\"account_id\":\"%s\",\"base_uri\":\"%s\"}]}".formatted(ACCOUNT, base);
    }

    private static DirectoryAnswer find() {
        return SCENE.find(SCENE.byAccount(), "ada@corp.example");
    }
}
