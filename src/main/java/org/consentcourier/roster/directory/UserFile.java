package org.consentcourier.roster.directory;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.DirectoryUser;
import org.consentcourier.docusign.PageAnswer;
import org.consentcourier.docusign.UserStatus;

/** Users as Docusign lists them, written down like the file that its administrators download. */
final class UserFile implements AutoCloseable {

    private static final List<String> COLUMNS = List.of("UserEmail", "APIUserName", "Status", "FirstName", "LastName");

    private final Path file;
    private final CsvWriter csv;
    private final Set<UUID> seen = new HashSet<>();

    /** The Admin API tells no permission profiles, and a column of empty cells would take away those that are known. */
    private final boolean withProfiles;

    private int unreadable;
    private int total;
    private boolean closed;

    UserFile(DirectoryRoute route) {
        withProfiles = route instanceof DirectoryRoute.OfAccount;
        try {
            file = Files.createTempFile("docusign-users", ".csv");
            csv = CsvWriter.builder().build(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var header = new ArrayList<>(COLUMNS);
        if (withProfiles) {
            header.add("PermissionSet");
        }
        csv.writeRecord(header);
    }

    /** A user who moved to another page while they were read is written once. */
    void add(PageAnswer.Page page) {
        unreadable += page.unreadable();
        total = page.total().orElse(total);
        page.users().stream().filter(user -> seen.add(user.userId())).forEach(this::add);
    }

    /** Whether everybody Docusign counts has been read. */
    boolean isComplete() {
        return unreadable == 0 && seen.size() >= total;
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

    private void add(DirectoryUser user) {
        var cells = new ArrayList<>(List.of(
                user.email(),
                user.userId().toString(),
                word(user.status()),
                Objects.requireNonNullElse(user.firstName(), Objects.requireNonNullElse(user.fullName(), "")),
                Objects.requireNonNullElse(user.lastName(), "")));
        if (withProfiles) {
            cells.add(Objects.requireNonNullElse(user.permissionProfile(), ""));
        }
        csv.writeRecord(cells);
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

    private static String word(UserStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case ACTIVATION_SENT -> "ActivationSent";
            case ACTIVATION_REQUIRED -> "ActivationRequired";
            case DISABLED -> "Disabled";
            case CLOSED -> "Closed";
            case UNKNOWN -> "";
        };
    }
}
