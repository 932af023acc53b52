package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that outlived a sandbox which was killed, known by the file it wrote its number to. */
final class Leftover {

    private static final int PATIENCE_SECONDS = 10;

    private Leftover() {}

    /** Stops it if that number still belongs to such a program. */
    static void stop(Path pidFile, String program) {
        if (!Files.isRegularFile(pidFile)) {
            return;
        }
        ProcessHandle.of(pid(pidFile))
                .filter(process -> process.info().command().orElse("").contains(program))
                .ifPresent(process -> stop(process, program));
    }

    private static void stop(ProcessHandle process, String program) {
        System.out.printf("Stopping a %s process that an earlier sandbox left behind (%d).%n", program, process.pid());
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long pid(Path file) {
        try (var lines = Files.lines(file, UTF_8)) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
