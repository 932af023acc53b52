package org.consentcourier.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged application answers to a command line before it needs anything but itself. */
class CommandHelpIT {

    @TempDir
    private Path folder;

    @Test
    void what_is_not_understood_is_answered_without_settings() throws Exception {
        assertThat(Answer.of(folder, Map.of(), "--help").out())
                .anyMatch(line -> line.contains("import"))
                .anyMatch(line -> line.contains("preflight"))
                .anyMatch(line -> line.contains("status"))
                .anyMatch(line -> line.contains("wave"));
        assertMistake("There is no file roster.csv", "import", "roster.csv");
        assertMistake("--mode must be add or full", "import", "--mode", "all", ".");
        assertMistake("Unknown option: '--quick'", "status", "--quick");
        assertMistake("Unknown option: '--quick'", "preflight", "--quick");
    }

    private void assertMistake(String message, String... command) throws InterruptedException {
        var answer = Answer.of(folder, Map.of(), command);

        assertThat(answer.exitCode()).as("%s", answer).isEqualTo(2);
        assertThat(answer.err()).first().asString().contains(message);
        assertThat(answer.out()).isEmpty();
    }
}
