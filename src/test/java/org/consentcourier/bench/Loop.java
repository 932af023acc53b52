package org.consentcourier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program in a process of its own that does its work once for each line it gets, and answers with the nanoseconds that took. */
final class Loop implements AutoCloseable {

    private final Process process;
    private final BufferedWriter input;
    private final BufferedReader output;

    private Loop(Process process) {
        this.process = process;
        this.input = process.outputWriter(UTF_8);
        this.output = process.inputReader(UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "loop-stop"));
    }

    /** Starts Java with these options, this class path, and this program. */
    static Loop start(List<String> javaOptions, String classPath, String program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath, program));
        command.addAll(arguments);
        return start(command, Map.of());
    }

    /** Starts any other program, with these variables in its environment. */
    static Loop start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new Loop(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it do its work once. */
    Duration takes() {
        try {
            input.write("go\n");
            input.flush();
            var answer = output.readLine();
            if (answer == null) {
                throw new IllegalStateException("The loop has ended; its own words above say why");
            }
            return Duration.ofNanos(Long.parseLong(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
