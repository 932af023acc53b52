package org.consentcourier.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs that are no part of ours, each in a process of its own. */
public final class Program {

    private Program() {}

    /** Whether there is a program of that name on the PATH. */
    public static boolean exists(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs it to its end and returns all it said; a failure is one of the test. */
    public static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command.getFirst() + " failed: " + output);
        }
        return output;
    }
}
