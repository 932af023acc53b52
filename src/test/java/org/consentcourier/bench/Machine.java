package org.consentcourier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** The processors all programs of a benchmark share; Linux only. */
final class Machine {

    private static final double AT_REST = 0.1;
    private static final int LOOKS = 40;
    private static final long BETWEEN_LOOKS = 500_000_000;

    /** Among the columns of {@code /proc/stat}: idle, and idle while waiting for a disk. */
    private static final int IDLE = 4;

    private static final int IDLE_FOR_A_DISK = 5;

    private record Ticks(long all, long idle) {}

    private Machine() {}

    /** Waits until nearly nothing runs any more, at most twenty seconds: other work on the machine need not end. */
    static void awaitRest() {
        var before = ticks();
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            var now = ticks();
            var idle = (double) (now.idle() - before.idle()) / Math.max(1, now.all() - before.all());
            if (1 - idle < AT_REST) {
                return;
            }
            before = now;
        }
    }

    private static Ticks ticks() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var columns = lines.findFirst().orElseThrow().split(" +");
            var all = Arrays.stream(columns).skip(1).mapToLong(Long::parseLong).sum();
            return new Ticks(all, Long.parseLong(columns[IDLE]) + Long.parseLong(columns[IDLE_FOR_A_DISK]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
