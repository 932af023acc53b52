package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the sandbox keeps between runs; one sandbox at a time may use it. */
final class SandboxFolder {

    private final Path path;
    private final @Nullable FileLock lock;

    private SandboxFolder(Path path, @Nullable FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Refuses where another sandbox is at work; otherwise stops what an earlier one left behind when it was killed. */
    static SandboxFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var folder = new SandboxFolder(path.toAbsolutePath(), channel.tryLock());
            if (folder.lock == null) {
                throw new Refusal(
                        "A sandbox is already running in " + path + ". Stop it first, with Ctrl-C in its terminal.");
            }
            Leftover.stop(folder.file("application.pid"), "java");
            Leftover.stop(folder.file("postgres").resolve("postmaster.pid"), "postgres");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    Path write(String name, String text) {
        var file = file(name);
        try {
            Files.writeString(file, text, UTF_8);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Path write(String name, Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        try {
            properties.store(
                    text, "Written by the sandbox at every start; the environment and .env have the last word.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(name, text.toString());
    }

    Optional<String> read(String name) {
        try {
            return has(name) ? Optional.of(Files.readString(file(name), UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made up at the first run, the same ever after. */
    String secret(String name) {
        return read(name).orElseGet(() -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            write(name, secret);
            return secret;
        });
    }
}
