package org.consentcourier.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.consentcourier.sandbox.ApplicationProcess;

/** What a command of the packaged application said, and how it ended. */
record Answer(int exitCode, List<String> out, List<String> err) {

    /** A command that has been started and not waited for. */
    record Running(ApplicationProcess process, Path out, Path err) {

        Answer await() throws InterruptedException {
            return new Answer(process.awaitEnd(), lines(out), lines(err));
        }

        private static List<String> lines(Path file) {
            try {
                return Files.readAllLines(file, UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts it in this folder, where its files are. */
    static Running start(Path folder, Map<String, String> settings, String... command) {
        var properties = new Properties();
        properties.putAll(settings);
        try {
            var own = Files.createTempDirectory(folder, "command");
            var file = own.resolve("settings.properties");
            try (var writer = Files.newBufferedWriter(file, UTF_8)) {
                properties.store(writer, null);
            }
            var out = own.resolve("out");
            var err = own.resolve("err");
            return new Running(ApplicationProcess.startCommand(folder, file, out, err, List.of(command)), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer of(Path folder, Map<String, String> settings, String... command) throws InterruptedException {
        return start(folder, settings, command).await();
    }
}
