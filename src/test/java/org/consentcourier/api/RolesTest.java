package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what: each endpoint, each role. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RolesTest {

    private static final String ID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    // What an allowed role gets besides is the business of the other tests.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST | /imports                         | it
                    GET  | /imports                         | it auditor
                    GET  | /imports/{id}                    | it auditor
                    GET  | /imports/{id}/rejects.csv        | it auditor
                    GET  | /people                          | it auditor
                    GET  | /people/{id}                     | it auditor
                    GET  | /consents                        | it auditor developer
                    GET  | /consents/{id}                   | it auditor developer
                    POST | /consents/check                  | it
                    POST | /consents/{id}/check             | it developer
                    POST | /consents/remind                 | it
                    POST | /consents/exempt                 | it
                    POST | /consents/reopen                 | it
                    POST | /consents/{id}/remind            | it
                    POST | /consents/{id}/exempt            | it
                    POST | /consents/{id}/reopen            | it
                    GET  | /deliveries                      | it auditor
                    GET  | /deliveries/{id}                 | it auditor
                    POST | /deliveries/retry                | it
                    POST | /deliveries/cancel               | it
                    POST | /deliveries/pause                | it
                    POST | /deliveries/resume               | it
                    GET  | /mails/preview                   | it auditor
                    POST | /mails/test                      | it
                    GET  | /questions                       | it auditor
                    POST | /questions/{id}/answer           | it
                    GET  | /applications                    | it auditor
                    POST | /applications/demo/start         | it
                    POST | /applications/demo/preflight     | it
                    POST | /applications/demo/pause         | it
                    POST | /applications/demo/confirm       | it
                    GET  | /applications/demo/forecast      | it auditor
                    GET  | /applications/demo/waves         | it auditor
                    POST | /applications/demo/waves         | it
                    POST | /applications/demo/waves/{id}/pause  | it
                    POST | /applications/demo/waves/{id}/resume | it
                    POST | /applications/demo/waves/{id}/end    | it
                    GET  | /applications/demo/will-break    | it auditor developer
                    GET  | /status                          | it auditor
                    GET  | /webhooks                        | it auditor developer
                    GET  | /webhooks/deliveries             | it auditor developer
                    POST | /webhooks/deliveries/{id}/retry  | it
                    POST | /webhooks/desk/test              | it
                    POST | /webhooks/desk/replay            | it
                    POST | /webhooks/desk/enable            | it
                    GET  | /reports                         | it auditor manager
                    GET  | /reports/2026-W48                | it auditor manager
                    POST | /reports/2026-W48/send           | it
                    GET  | /reports/delegates               | it auditor manager
                    POST | /reports/delegates               | it manager
                    DELETE | /reports/delegates/{id}        | it manager
                    """)
    void each_role_may_do_what_the_table_says(String method, String path, String allowed) {
        for (var role : new String[] {"it", "auditor", "manager", "developer"}) {
            assertThat(status(role, method, path) != 403)
                    .as(role + " " + method + " " + path)
                    .isEqualTo(allowed.contains(role));
        }
    }

    @Test
    void the_csv_of_consents_is_for_the_same_roles() {
        for (var role : new String[] {"it", "auditor", "developer"}) {
            Api.as(role).accept("text/csv").get("/consents").then().statusCode(200);
        }
        Api.as("manager").accept("text/csv").get("/consents").then().statusCode(403);
    }

    private static int status(String role, String method, String path) {
        var request = Api.as(role);
        if (path.equals("/imports") && method.equals("POST")) {
            request.multiPart("file", "roster.csv", new byte[0], "text/csv");
        } else if (method.equals("POST")) {
            request.contentType(ContentType.JSON).body("{\"reason\":\"x\",\"answer\":\"x\"}");
        }
        return request.request(method, path.replace("{id}", ID)).statusCode();
    }
}
