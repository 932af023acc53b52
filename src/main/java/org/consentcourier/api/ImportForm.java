package org.consentcourier.api;

import jakarta.ws.rs.core.MediaType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.file.ReadOptions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The parts of an upload. */
class ImportForm {

    private static final String UNNAMED = "upload";
    private static final int LONGEST_NAME = 255;

    @RestForm("file")
    @Schema(description = "The file: CSV, TSV or XLSX; required unless a dry run is confirmed")
    public @Nullable FileUpload file;

    @RestForm("application")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(
            description = "Key of an application this is the roster of; repeat it or separate by commas."
                    + " Required where several are configured")
    public @Nullable List<String> application;

    @RestForm("mode")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "add, which is what is done without it; or full: whoever is not in the file has left")
    public @Nullable String mode;

    @RestForm("dryRun")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "true: find out what would change, and change nothing")
    public @Nullable String dryRun;

    @RestForm("confirm")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "The \"confirm\" of a dry run: makes it true, with the file it was of")
    public @Nullable String confirm;

    @RestForm("leavers")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "How many are to leave; required where that is a large share of the roster")
    public @Nullable String leavers;

    @RestForm("charset")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "Character set of a CSV file, such as ISO-8859-15; found out without it")
    public @Nullable String charset;

    @RestForm("sheet")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "Name of the sheet of an XLSX file; the first one without it")
    public @Nullable String sheet;

    @RestForm("column")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(
            description = "What a column holds, as header=FIELD, for example Mail=EMAIL; also ATTRIBUTE or IGNORE."
                    + " Repeat it for each. Remembered for files of the same headers")
    public @Nullable List<String> column;

    /** The dry run to make true; null for an upload. */
    @Nullable
    UUID confirmed() {
        return Wrong.unlessId("confirm", confirm);
    }

    Path uploaded() {
        return file().uploadedFile();
    }

    ImportRequest request(String by) {
        return new ImportRequest(
                fileName(),
                applications(),
                mode(mode),
                Wrong.unlessFlag("dryRun", dryRun),
                leavers(),
                new ReadOptions(blankIsNull(charset), blankIsNull(sheet), columns()),
                by);
    }

    @Nullable
    Integer leavers() {
        if (leavers == null || leavers.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(leavers.strip());
        } catch (NumberFormatException e) {
            throw Wrong.parameter("leavers", "must be a number");
        }
    }

    static ImportMode mode(@Nullable String word) {
        return word == null || word.isBlank()
                ? ImportMode.ADD
                : ImportMode.of(word.strip()).orElseThrow(() -> Wrong.parameter("mode", "must be add or full"));
    }

    private Map<String, String> columns() {
        var told = new LinkedHashMap<String, String>();
        for (var each : column == null ? List.<String>of() : column) {
            var at = each.lastIndexOf('=');
            if (at < 1) {
                throw Wrong.parameter("column", "must be a header and a field, such as Mail=EMAIL");
            }
            told.put(each.substring(0, at).strip(), each.substring(at + 1).strip());
        }
        return told;
    }

    /** Without the folders some browsers send. */
    private String fileName() {
        var name = file().fileName() == null ? UNNAMED : file().fileName();
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return bare.substring(0, Math.min(bare.length(), LONGEST_NAME));
    }

    private List<String> applications() {
        return application == null
                ? List.of()
                : application.stream()
                        .flatMap(keys -> Arrays.stream(keys.split(",", -1)))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .toList();
    }

    private FileUpload file() {
        if (file == null) {
            throw Wrong.parameter("file", "is missing: send the roster as a file in a part of this name");
        }
        return file;
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
