package org.consentcourier.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consentcourier.roster.file.RejectColumns;

/** Rejected rows as a CSV file that a spreadsheet opens safely, and that can be imported again once it is repaired. */
@ApplicationScoped
public class Rejects {

    private static final int AT_A_TIME = 1000;

    private final RosterImports imports;

    Rejects(RosterImports imports) {
        this.imports = imports;
    }

    /** In UTF-8: the columns of the file as they were, and behind them line, column and reason. */
    public void write(UUID importId, OutputStream out) throws IOException {
        var header = imports.header(importId);
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(headerOf(header));
            var seen = 0;
            for (var page = imports.rejects(importId, seen, AT_A_TIME);
                    !page.isEmpty();
                    page = imports.rejects(importId, seen, AT_A_TIME)) {
                page.forEach(reject -> csv.writeRecord(record(header.size(), reject)));
                seen += page.size();
            }
        }
    }

    private static List<String> headerOf(List<String> header) {
        var all = new ArrayList<>(header);
        all.addAll(List.of(RejectColumns.LINE, RejectColumns.COLUMN, RejectColumns.REASON));
        return all.stream().map(Spreadsheet::cell).toList();
    }

    /** A row with too few or too many cells keeps them; ours stand behind the header's. */
    private static List<String> record(int columns, Reject reject) {
        var cells = new ArrayList<>(
                reject.cells().subList(0, Math.min(columns, reject.cells().size())));
        while (cells.size() < columns) {
            cells.add("");
        }
        cells.addAll(List.of(Long.toString(reject.line()), reject.column(), reject.reason()));
        return cells.stream().map(Spreadsheet::cell).toList();
    }
}
