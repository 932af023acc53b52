package org.consentcourier.roster.directory;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consentcourier.docusign.DirectoryRoute;

/** Users as Docusign lists them, written down like the file that its administrators download. */
final class UserFile implements AutoCloseable {

    private static final List<String> COLUMNS =
            List.of("UserEmail", "APIUserName", "Status", "FirstName", "LastName", "PermissionSet");

    private final Path file;
    private final CsvWriter csv;
    private final int columns;
    private boolean closed;

    /** The Admin API tells no permission profiles, and a column of empty cells would take away those that are known. */
    UserFile(DirectoryRoute route) {
        columns = route instanceof DirectoryRoute.OfAccount ? COLUMNS.size() : COLUMNS.size() - 1;
        try {
            file = Files.createTempFile("docusign-users", ".csv");
            csv = CsvWriter.builder().build(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(COLUMNS);
    }

    /** Cells in the order of the columns. */
    void add(List<String> cells) {
        csv.writeRecord(cells.subList(0, columns));
    }

    /** The file, with nothing more to come; it is gone when this is closed. */
    Path finished() {
        closeFile();
        return file;
    }

    @Override
    public void close() {
        closeFile();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeFile() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
