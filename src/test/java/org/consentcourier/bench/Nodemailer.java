package org.consentcourier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Nodemailer, had from npm into a folder below target; it sends what our templates would say to one person. */
final class Nodemailer {

    static final String VERSION = "10.6.1";

    private static final Path FOLDER = Path.of("target", "bench", "nodemailer-" + VERSION);
    private static final Path SCRIPT = Path.of("src", "test", "resources", "bench", "pooled-transport.js");

    private Nodemailer() {}

    /** Whether it could be had; needs node and npm on the PATH. */
    static boolean isThere() {
        return Files.isDirectory(FOLDER.resolve("node_modules").resolve("nodemailer"))
                || runs(
                        "npm",
                        "install",
                        "--prefix",
                        FOLDER.toString(),
                        "--no-audit",
                        "--no-fund",
                        "--no-save",
                        "nodemailer@" + VERSION);
    }

    /** A process that sends so many mails each time, over that many connections. */
    static Loop start(int port, int mails, int connections, Path folder) {
        return Loop.start(
                List.of(
                        "node",
                        SCRIPT.toString(),
                        String.valueOf(port),
                        String.valueOf(mails),
                        String.valueOf(connections),
                        folder.toString()),
                Map.of(
                        "NODE_PATH",
                        FOLDER.resolve("node_modules").toAbsolutePath().toString()));
    }

    private static boolean runs(String... command) {
        try {
            Files.createDirectories(FOLDER);
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
