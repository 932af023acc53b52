package org.consentcourier.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A roster file on our own disk.
 *
 * @param hash SHA-256 in hexadecimal
 */
record StoredFile(Path path, long bytes, String hash) {

    static StoredFile of(Path path) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = Files.copy(path, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new StoredFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
