package org.consentcourier.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.file.ReadOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import roster.csv --application archive}, as typed. */
@CommandLine.Command(
        name = "import",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        sortOptions = false,
        description = {
            "",
            "Imports a roster file: bad rows are rejected one by one and told, the good ones are taken together or not at all."
                    + " Nobody is mailed before the application is started.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, every row was taken or repeats another",
            "1:refused, or some rows were not taken",
            "2:not understood, or no such file; nothing was tried"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class ImportOptions implements Command {

    private static final int LONGEST_NAME = 255;

    @Spec
    private CommandSpec spec;

    private Path file;
    private ImportMode mode = ImportMode.ADD;
    private @Nullable Integer leavers;
    private final Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--application",
            paramLabel = "KEY",
            split = ",",
            description = "Whose roster it is; repeat it or separate by commas. Needed where several are configured.")
    private List<String> applications = new ArrayList<>();

    @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "Character set of a CSV file, such as ISO-8859-15; found out without it.")
    private @Nullable String charset;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of an XLSX file; the first one without it.")
    private @Nullable String sheet;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or XLSX, as Docusign, HR or a spreadsheet writes it.")
    void file(Path path) {
        if (!Files.isRegularFile(path)) {
            throw wrong("There is no file " + path + ". Check the path; it is looked for from the folder you are in.");
        }
        if (!Files.isReadable(path)) {
            throw wrong("The file " + path + " may not be read by this user. Change its permissions.");
        }
        file = path;
    }

    @Option(
            names = "--mode",
            paramLabel = "add|full",
            description = "add, as without it; or full: whoever is not in the file has left.")
    void mode(String word) {
        mode = ImportMode.of(word).orElseThrow(() -> wrong("--mode must be add or full"));
    }

    @Option(
            names = "--leavers",
            paramLabel = "N",
            description = "How many are to leave; needed where that is a large share of the roster.")
    void leavers(int number) {
        if (number < 0) {
            throw wrong("--leavers must not be negative");
        }
        leavers = number;
    }

    @Option(
            names = "--column",
            paramLabel = "HEADER=FIELD",
            description = "What a column holds, such as \"Mail=EMAIL\"; also ATTRIBUTE or IGNORE. Repeat it for each;"
                    + " remembered for files of the same headers.")
    void columns(List<String> told) {
        for (var each : told) {
            var at = each.lastIndexOf('=');
            if (at < 1) {
                throw wrong("--column must be a header and a field, such as \"Mail=EMAIL\"");
            }
            columns.put(each.substring(0, at).strip(), each.substring(at + 1).strip());
        }
    }

    Path file() {
        return file;
    }

    ImportRequest request(String by) {
        return new ImportRequest(
                fileName(),
                applications,
                mode,
                dryRun,
                leavers,
                new ReadOptions(charset, sheet, Map.copyOf(columns)),
                by);
    }

    private String fileName() {
        var name = String.valueOf(file.getFileName());
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
