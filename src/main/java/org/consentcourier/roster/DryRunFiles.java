package org.consentcourier.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hibernate.Session;

/** The files of dry runs, so that a commit needs no second upload and may come to any node. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DryRunFiles {

    private static final int CHUNK = 1 << 20;

    private final Session session;

    DryRunFiles(Session session) {
        this.session = session;
    }

    /** Keeps a file, compressed, a piece at a time. */
    void keep(UUID importId, Path file) {
        try (var compressed = new GZIPOutputStream(new BufferedOutputStream(new Chunks(importId), CHUNK))) {
            Files.copy(file, compressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a kept file to {@code target}; false when it is kept no longer. */
    boolean restore(UUID importId, Path target) {
        var chunks = session.createNativeQuery("select count(*) from roster_file where import_id = :id", Long.class)
                .setParameter("id", importId)
                .getSingleResult()
                .intValue();
        if (chunks == 0) {
            return false;
        }
        try (var compressed = new SequenceInputStream(new Pieces(importId, chunks));
                var file = new GZIPInputStream(compressed, CHUNK)) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(UUID importId) {
        session.createNativeMutationQuery("delete from roster_file where import_id = :id")
                .setParameter("id", importId)
                .executeUpdate();
    }

    private byte[] chunk(UUID importId, int ordinal) {
        return session.createNativeQuery(
                        "select chunk from roster_file where import_id = :id and ordinal = :ordinal", byte[].class)
                .setParameter("id", importId)
                .setParameter("ordinal", ordinal)
                .getSingleResult();
    }

    /** Fetched one by one, as they are read. */
    @SuppressWarnings("JdkObsolete") // what SequenceInputStream wants
    private final class Pieces implements Enumeration<InputStream> {
        private final UUID importId;
        private final int chunks;
        private int next;

        Pieces(UUID importId, int chunks) {
            this.importId = importId;
            this.chunks = chunks;
        }

        @Override
        public boolean hasMoreElements() {
            return next < chunks;
        }

        @Override
        public InputStream nextElement() {
            return new ByteArrayInputStream(chunk(importId, next++));
        }
    }

    /** Each write becomes a row. */
    private final class Chunks extends OutputStream {
        private final UUID importId;
        private int ordinal;

        Chunks(UUID importId) {
            this.importId = importId;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            session.createNativeMutationQuery(
                            "insert into roster_file (import_id, ordinal, chunk) values (:id, :ordinal, :chunk)")
                    .setParameter("id", importId)
                    .setParameter("ordinal", ordinal++)
                    .setParameter("chunk", Arrays.copyOfRange(bytes, from, from + length))
                    .executeUpdate();
        }
    }
}
