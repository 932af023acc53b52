package org.consentcourier.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows when a file that others write has come to rest, and which of its versions was dealt with. */
final class FileRest {

    /** Nobody who still writes pauses so long. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Path path;
    private @Nullable Version seen;
    private Instant seenSince = Instant.MAX;
    private @Nullable Version done;

    FileRest(Path path) {
        this.path = path;
    }

    /** What a file looks like from outside. */
    record Version(long bytes, FileTime modified) {}

    /** Empty: there is no file, or we may not look at it. */
    Optional<Version> look() {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Version(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether this version was there before, for long enough, and is still to be dealt with. */
    boolean isDue(Version version, Instant now) {
        if (!version.equals(seen) || now.isBefore(seenSince)) {
            seen = version;
            seenSince = now;
            return false;
        }
        return !version.equals(done) && !now.isBefore(seenSince.plus(REST));
    }

    /** This version need not be looked at again. */
    void done(Version version) {
        done = version;
    }
}
