package org.consentcourier.cli;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consentcourier.application.Applications;
import org.consentcourier.roster.ImportResult.ColumnsUnclear;
import org.consentcourier.roster.RosterFindings;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImports;

/** An import in lines of text. */
@ApplicationScoped
class ImportAnswer {

    private static final int REJECTS_SHOWN = 20;

    private final RosterImports imports;
    private final RosterFindings findings;
    private final Applications applications;

    ImportAnswer(RosterImports imports, RosterFindings findings, Applications applications) {
        this.imports = imports;
        this.findings = findings;
        this.applications = applications;
    }

    String of(RosterImport roster) {
        return "%s for %s, import %s: %s%n"
                        .formatted(
                                roster.fileName(), String.join(", ", roster.applications()), roster.id(), state(roster))
                + (roster.format().isEmpty() ? "" : "  read as " + roster.format() + "\n")
                + counts(roster)
                + rejects(roster)
                + findings(roster);
    }

    /** What must be told about columns, as options to be completed. */
    static String columns(ColumnsUnclear unclear) {
        return unclear.header().stream()
                .map(header -> "  --column \"%s=%s\""
                        .formatted(header, unclear.proposal().getOrDefault(header, "")))
                .collect(Collectors.joining(
                        "\n", unclear.problem() + " Say what the columns hold, after checking this proposal:\n", ""));
    }

    private static String state(RosterImport roster) {
        return switch (roster.state()) {
            case DRY_RUN -> "tried, nothing was changed";
            case COMMITTED -> "done";
            case RUNNING -> "runs";
            case REFUSED -> "refused, nothing was changed";
            case FAILED -> "failed, nothing was changed";
        };
    }

    private static String counts(RosterImport roster) {
        var counts = roster.counts();
        return Table.of(List.of(
                count("added", counts.added()),
                count("updated", counts.updated()),
                count("unchanged", counts.unchanged()),
                count("leaving", counts.leaving()),
                count("rejected", counts.rejected()),
                count("duplicates", counts.duplicates()),
                count("conflicts", counts.conflicts()),
                count("closed", counts.closed()),
                count("mails at most", roster.mails())));
    }

    private String rejects(RosterImport roster) {
        var rejects = imports.rejects(roster.id(), 0, REJECTS_SHOWN + 1);
        if (rejects.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("line", "column", "kind", "reason"));
        rejects.stream()
                .limit(REJECTS_SHOWN)
                .forEach(reject -> rows.add(List.of(
                        Long.toString(reject.line()),
                        reject.column(),
                        reject.kind().name(),
                        reject.reason())));
        var more = rejects.size() > REJECTS_SHOWN ? "  … and more; all of them: %s%n" : "  with their cells: %s%n";
        return "Rows not taken\n"
                + Table.of(rows)
                + more.formatted(applications.page("/api/v1/imports/" + roster.id() + "/rejects.csv"));
    }

    private String findings(RosterImport roster) {
        var found = findings.of(roster.id()).stream()
                .map(finding -> List.of(finding.kind().name(), "%,d".formatted(finding.persons())))
                .toList();
        return found.isEmpty() ? "" : "Taken all the same, and to be looked at\n" + Table.of(found);
    }

    private static List<String> count(String what, int number) {
        return List.of(what, "%,d".formatted(number));
    }
}
