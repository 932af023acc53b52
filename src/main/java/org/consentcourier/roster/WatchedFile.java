package org.consentcourier.roster;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.roster.FileRest.Version;
import org.jspecify.annotations.Nullable;

/** Takes the file of {@code courier.roster.file} whenever it was replaced and nobody writes it any more. */
@ApplicationScoped
class WatchedFile {

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final RosterConfig config;
    private final WatchedImport imports;
    private final Clock clock;
    private final @Nullable FileRest rest;
    private boolean missed;
    private Instant notBefore = Instant.MIN;

    WatchedFile(RosterConfig config, WatchedImport imports, Clock clock) {
        this.config = config;
        this.imports = imports;
        this.clock = clock;
        this.rest = config.file().map(FileRest::new).orElse(null);
    }

    /** Looks once; an import it leads to is over when this returns. */
    synchronized void look() {
        if (rest == null) {
            return;
        }
        var version = rest.look();
        if (version.isEmpty()) {
            warnOnce();
            return;
        }
        missed = false;
        var now = clock.instant();
        if (rest.isDue(version.get(), now) && !now.isBefore(notBefore)) {
            take(rest, version.get());
        }
    }

    private void take(FileRest file, Version version) {
        try {
            if (imported(file, version)) {
                file.done(version);
            }
        } catch (IOException e) {
            Log.errorf(
                    "courier.roster.file cannot be read (%s): check its permissions",
                    e.getClass().getSimpleName());
            later();
        } catch (RuntimeException e) {
            Log.error("The watched roster file could not be imported, nothing was changed", e);
            later();
        }
    }

    /** From a copy, as the file may be replaced at any time; one that is too large is refused by its size. */
    private boolean imported(FileRest file, Version version) throws IOException {
        var path = config.file().orElseThrow();
        if (version.bytes() > config.maxBytes().asLongValue()) {
            return imports.take(name(path), path);
        }
        var copy = Files.createTempFile("roster", ".watched");
        try {
            Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
            var unchanged = file.look().filter(version::equals).isPresent();
            return unchanged && imports.take(name(path), copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void later() {
        notBefore = clock.instant().plus(AFTER_A_FAILURE);
    }

    private void warnOnce() {
        if (!missed) {
            Log.warn("courier.roster.file is not there, or no file: it is taken when it comes");
            missed = true;
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
