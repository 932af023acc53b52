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
import org.consentcourier.roster.file.Spreadsheet;

/** Rejected rows as a CSV file that a spreadsheet opens safely, and that can be imported again once it is repaired. */
@ApplicationScoped
public class Rejects {

    private static final int AT_A_TIME = 1000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final RosterImports imports;

    Rejects(RosterImports imports) {
        this.imports = imports;
    }

    /**
     * In UTF-8 with a mark, without which Excel takes it for another encoding: the columns of the file as they were, and behind
     * them line, column and reason.
     */
    public void write(UUID importId, OutputStream out) throws IOException {
        var header = imports.header(importId);
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(text)) {
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

    /** Ours stand behind the header's columns; behind ours what the row has too much. */
    private static List<String> record(int columns, Reject reject) {
        var own = reject.cells();
        var cells = new ArrayList<>(own.subList(0, Math.min(columns, own.size())));
        while (cells.size() < columns) {
            cells.add("");
        }
        cells.addAll(List.of(Long.toString(reject.line()), reject.column(), RejectColumns.reason(reject.reason())));
        cells.addAll(own.subList(Math.min(columns, own.size()), own.size()));
        return cells.stream().map(Spreadsheet::cell).toList();
    }
}
