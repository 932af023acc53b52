package org.consentcourier.api;

import jakarta.ws.rs.core.MediaType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consentcourier.http.Refused;
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
    @Schema(description = "The CSV file; required")
    public @Nullable FileUpload file;

    @RestForm("application")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(
            description = "Key of an application this is the roster of; repeat it or separate by commas."
                    + " Required where several are configured")
    public @Nullable List<String> application;

    @RestForm("mode")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "add, which is what is done without it: nobody leaves because of a file they are not in")
    public @Nullable String mode;

    @RestForm("dryRun")
    @PartType(MediaType.TEXT_PLAIN)
    @Schema(description = "true: find out what would change, and change nothing")
    public @Nullable String dryRun;

    Path uploaded() {
        return file().uploadedFile();
    }

    /** Without the folders some browsers send. */
    String fileName() {
        var name = file().fileName() == null ? UNNAMED : file().fileName();
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return bare.substring(0, Math.min(bare.length(), LONGEST_NAME));
    }

    List<String> applications() {
        return application == null
                ? List.of()
                : application.stream()
                        .flatMap(keys -> Arrays.stream(keys.split(",", -1)))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .toList();
    }

    boolean isDryRun() {
        return Wrong.unlessFlag("dryRun", dryRun);
    }

    /** A full import would have to mark who is missing as LEFT. */
    void refuseFull() {
        if (mode == null || mode.isBlank() || mode.equals("add")) {
            return;
        }
        if (mode.equals("full")) {
            throw new Refused(
                    422,
                    "mode=full would take out who is not in the file, which is not possible yet."
                            + " Import with mode=add, and exempt those who left.");
        }
        throw Wrong.parameter("mode", "must be add");
    }

    private FileUpload file() {
        if (file == null) {
            throw Wrong.parameter("file", "is missing: send the CSV as a file in a part of this name");
        }
        return file;
    }
}
