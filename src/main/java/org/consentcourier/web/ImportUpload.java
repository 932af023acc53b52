package org.consentcourier.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.file.ReadOptions;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The form for a roster file as it was sent; always a dry run. */
record ImportUpload(
        @RestForm @Nullable FileUpload file,
        @RestForm @Nullable String rows,
        @RestForm @Nullable List<String> application,
        @RestForm @Nullable String mode,
        @RestForm @Nullable String charset,
        @RestForm @Nullable String sheet) {

    private static final String PASTED = "pasted.csv";
    private static final int LONGEST_NAME = 200;

    boolean hasFile() {
        return file != null && file.fileName() != null && !file.fileName().isEmpty();
    }

    boolean hasRows() {
        return rows != null && !rows.isBlank();
    }

    /** A file that nobody else needs; empty: neither chosen nor pasted. */
    Optional<Path> content() {
        if (file != null && hasFile()) {
            return Optional.of(file.uploadedFile());
        }
        return rows == null || rows.isBlank() ? Optional.empty() : Optional.of(written(rows));
    }

    ImportRequest request(String by) {
        return new ImportRequest(
                name(),
                application == null ? List.of() : List.copyOf(application),
                full() ? ImportMode.FULL : ImportMode.ADD,
                true,
                null,
                new ReadOptions(hasFile() ? Typed.orNull(charset) : null, Typed.orNull(sheet), Map.of()),
                by);
    }

    /** What is shown again when something was wrong; a file cannot be. */
    ImportPages.Draft draft() {
        return new ImportPages.Draft(
                application == null ? List.of() : List.copyOf(application),
                full(),
                rows == null ? "" : rows,
                Typed.text(charset, LONGEST_NAME),
                Typed.text(sheet, LONGEST_NAME));
    }

    private boolean full() {
        return "full".equals(mode);
    }

    /** Without the folders some browsers send. */
    private String name() {
        if (file == null || !hasFile()) {
            return PASTED;
        }
        var name = file.fileName();
        return Typed.text(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), LONGEST_NAME);
    }

    private static Path written(String rows) {
        try {
            return Files.writeString(Files.createTempFile("roster", ".pasted"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
