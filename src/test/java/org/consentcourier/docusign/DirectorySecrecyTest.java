package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither what is logged nor what is handed on shows a token, a key or an address. */
class DirectorySecrecyTest {
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");

    private final Directories scene = new Directories(Duration.ofSeconds(30));
    private final Logger root = Logger.getLogger("");
    private final List<Logger> ours = Stream.of("org.consentcourier", "jdk.httpclient", "jdk.internal.httpclient")
            .map(Logger::getLogger)
            .toList();
    private final Listener logged = new Listener();

    private static final class Listener extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getMessage() + " "
                    + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        scene.begin(List.of(DocusignUser.active(ADA, "ada@corp.example", "Ada", "Lovelace")));
        logged.setLevel(Level.ALL);
        root.addHandler(logged);
        ours.forEach(logger -> logger.setLevel(Level.ALL));
    }

    @AfterEach
    void stop() {
        ours.forEach(logger -> logger.setLevel(null));
        root.removeHandler(logged);
        scene.close();
    }

    @Test
    void no_answer_shows_more_than_ids() {
        ours.getFirst().finest("somebody listens");
        var all = new StringBuilder();
        for (var route : List.of(scene.byAccount(), scene.byOrganization())) {
            scene.docusign
                    .userApis()
                    .refuses(401, "AUTHORIZATION_INVALID_TOKEN", "eyJ0eXAi.abcdefgh of ada@corp.example", 2);
            all.append(scene.find(route, "ada@corp.example"));
            all.append(scene.find(route, "ada@corp.example"));
            all.append(scene.page(route, 0));
            all.append(route).append(scene.integration());
        }

        assertThat(logged.lines).anyMatch(line -> line.startsWith("somebody listens"));
        assertThat(all + String.join("\n", logged.lines))
                .contains(ADA.toString())
                .doesNotContain("eyJ", "Bearer", "corp.example", "Lovelace", "PRIVATE KEY");
    }
}
